/*
 * What an official reads on a task before opening it: the place, and the last day by the server's clock. The vendor's
 * templates show the process's name, which officials may not read, and count from the browser's clock to the instant
 * after the last day. Loaded as a custom script (see scripts/config.js), so it must not throw.
 */
const base = document.querySelector('base');
const application = window.angular.module(`cam.${base.getAttribute('app-name')}.custom`);
const contextPath = base.getAttribute('app-root').replace(/\/camunda\/?$/, '');

const HOUR = 3600000;
const DAY = 24 * HOUR;
const CHINA = 8 * HOUR; // without summer time

/** Milliseconds by which the server's clock is ahead of this browser's; 0 when it does not answer. */
async function measured() {
  try {
    const answer = await fetch(`${contextPath}/api/clock`, { headers: { Accept: 'application/json' } });
    return answer.ok ? Date.parse((await answer.json()).now) - Date.now() : 0;
  } catch (unreachable) {
    return 0;
  }
}

const ahead = await measured();

/** The number of China's day that holds the instant. */
const dayOf = (millis) => Math.floor((millis + CHINA) / DAY);
const parsed = (date) => Date.parse(String(date).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
const today = () => dayOf(Date.now() + ahead);

function written(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}

/** A task falls due when its last day ends. */
const lastDay = (due) => dayOf(parsed(due) - 1);

function left(due) {
  const days = lastDay(due) - today();
  if (days < 0) return `已逾期${-days}天`;
  return days === 0 ? '今天到期' : `剩余${days}天`;
}

/** These look at the time, thus anew in each digest. */
const stateful = (filter) => Object.assign(filter, { $stateful: true });

application.filter('qnDay', () => (date) => date && written(dayOf(parsed(date))));
application.filter('qnDue', () => stateful((due) => due && `${written(lastDay(due))}前，${left(due)}`));
application.filter('qnOverdue', () => stateful((due) => Boolean(due) && lastDay(due) < today()));

/** Directive → what its template says → what ours says. WebappLocaleTest finds each left side in the vendor's bundle. */
const texts = {
  camTasks: {
    '{{ task._embedded.processDefinition[0].name || task._embedded.processDefinition[0].key }}': '{{ task.description }}',
    '{overdue: task.due && (task.due < now) }': '{overdue: (task.due | qnOverdue) }',
    'uib-tooltip="{{ task.due | camDate:': 'uib-tooltip="{{ task.due | qnDue:',
    'am-time-ago="task.due">{{ task.due }}': '>{{ task.due | qnDue }}',
    'am-time-ago="task.created">{{ task.created }}': '>{{ task.created | qnDay }}'
  },
  camTasklistTask: {
    '{{ task._embedded.processDefinition[0].name || task._embedded.processDefinition[0].key }}': '{{ task.description }}',
    'ng-if="instanceLink"': 'ng-if="instanceLink && task._embedded.processDefinition[0].key"'
  }
};

application.config([
  '$provide',
  function ($provide) {
    Object.entries(texts).forEach(([directive, replacements]) => {
      $provide.decorator(`${directive}Directive`, [
        '$delegate',
        function ($delegate) {
          $delegate[0].template = Object.entries(replacements).reduce(
            (template, [theirs, ours]) => template.replace(theirs, ours),
            $delegate[0].template
          );
          return $delegate;
        }
      ]);
    });
  }
]);

/*
 * Lists open with what is due first: the vendor would write "created, newest first" into the address. This stands there
 * before AngularJS starts to read it.
 */
const [route, query] = (window.location.hash || '#/').split('?');
const search = new URLSearchParams(query || '');
if (route === '#/' && !search.has('sorting')) {
  search.set('sorting', JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]));
  const { pathname, search: asked } = window.location;
  window.history.replaceState(null, '', `${pathname}${asked}#/?${search.toString().replace(/\+/g, '%20')}`);
}
