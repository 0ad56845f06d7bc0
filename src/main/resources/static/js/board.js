/*
 * The supervisors' board: gates across, bodies down, every number a way to its rows. Drawn alike on Cockpit's dashboard
 * and on the page /board; it asks /api/board, which answers everyone with the bodies they may see.
 */
export const root = new URL('..', import.meta.url);

/** What stands in a cell before its number; the full name is its title. */
const SHORT = {
  LATE: '逾期',
  DUE_SOON: '临期',
  ON_TIME: '推进',
  WAITING: '等待',
  DONE: '完成',
  REPORTED_LATE: '迟报',
  DONE_LATE: '迟完'
};

const SHOWN_AT_FIRST = 100;

export function h(tag, properties, ...children) {
  const node = document.createElement(tag);
  Object.entries(properties || {}).forEach(([name, value]) => {
    if (value === undefined || value === null || value === false) return;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  });
  node.append(...present(children));
  return node;
}

/** Children that are absent may be given as undefined, null or false. */
const present = (children) => children.flat().filter((child) => child !== undefined && child !== null && child !== false);

const fill = (node, ...children) => node.replaceChildren(...present(children));

function svg(tag, properties, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(properties).forEach(([name, value]) => {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  });
  node.append(...children);
  return node;
}

/** The stylesheet, once per document. */
export function styled() {
  const href = new URL('css/board.css', root).href;
  if (![...document.styleSheets].some((sheet) => sheet.href === href) && !document.querySelector(`link[href="${href}"]`)) {
    document.head.append(h('link', { rel: 'stylesheet', href }));
  }
}

export async function ask(path, options) {
  const answer = await fetch(new URL(`api/board${path}`, root), {
    headers: { Accept: 'application/json' },
    ...options
  });
  if (answer.status === 401) throw new Error('登录已过期，请刷新页面重新登录。');
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message || '系统出错，请稍后再试。');
  return body;
}

export const params = (values) =>
  new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

/** Draws the board into the node; {@code chosen} is what to open at once: plan, body, frame, column. */
export async function mount(node, chosen = {}) {
  styled();
  node.classList.add('qnb');
  const state = { plan: chosen.plan, filters: { body: chosen.body || '', stage: '', contractor: '' }, csrf: null };
  const problem = h('p', { class: 'qnb-problem', role: 'alert', hidden: true });
  const head = h('div', { class: 'qnb-head' });
  const table = h('div', { class: 'qnb-scroll' });
  const legend = h('p', { class: 'qnb-legend' });
  const panel = h('div', { class: 'qnb-panel', hidden: true });
  node.replaceChildren(problem, head, table, legend, panel);

  const failed = (error) => {
    problem.textContent = error.message;
    problem.hidden = false;
  };

  const query = (more = {}) => params({ ...state.filters, ...more });

  async function draw() {
    problem.hidden = true;
    const board = await ask(`/${state.plan}?${query()}`);
    state.board = board;
    drawHead(board);
    drawLegend(board);
    drawTable(board, null);
    drawTable(board, await ask(`/${state.plan}/trend?${query()}`));
  }

  function drawHead(board) {
    const { bodies, stages, contractors } = board.choices;
    const choice = (label, name, options) =>
      h(
        'select',
        {
          'aria-label': label,
          onchange: (event) => {
            state.filters[name] = event.target.value;
            panel.hidden = true;
            draw().catch(failed);
          }
        },
        h('option', { value: '' }, `全部${label}`),
        options.map(({ value, label: text }) => h('option', { value, selected: state.filters[name] === value }, text))
      );
    fill(
      head,
      h('h2', {}, '期限看板'),
      state.plans.length > 1
        ? h(
            'select',
            {
              'aria-label': '方案',
              onchange: (event) => {
                state.plan = event.target.value;
                state.filters = { body: '', stage: '', contractor: '' };
                panel.hidden = true;
                draw().catch(failed);
              }
            },
            state.plans.map(({ value, label }) => h('option', { value, selected: value === state.plan }, label))
          )
        : h('span', {}, board.name),
      h('span', { class: 'qnb-soft' }, `截至${board.today}`),
      h(
        'span',
        { class: 'qnb-filters' },
        bodies.length > 1 && choice('责任主体', 'body', bodies),
        choice('环节', 'stage', stages),
        contractors.length > 0 &&
          choice(
            '施工单位',
            'contractor',
            contractors.map((name) => ({ value: name, label: name }))
          ),
        h('a', { class: 'qnb-button', href: new URL(`api/board/${state.plan}/workbook?${query()}`, root).href }, '导出表格')
      )
    );
  }

  function drawLegend(board) {
    fill(
      legend,
      ...board.columns.map(({ id, label }) => h('span', {}, h('i', { class: `qnb-dot qnb-${id}` }), label)),
      h('span', {}, '临期指7天内到期；点数字看各村')
    );
  }

  function chips(board, cell, gate, body) {
    return board.columns
      .filter(({ id }) => cell.counts[id])
      .map(({ id, label }) =>
        h(
          'button',
          {
            type: 'button',
            class: `qnb-chip qnb-${id}`,
            title: `${label}：${cell.counts[id]}`,
            'data-column': id,
            onclick: () => open({ gate, body, column: { id, label } }).catch(failed)
          },
          SHORT[id],
          h('b', {}, String(cell.counts[id]))
        )
      );
  }

  function bar(board, cell) {
    const all = sum(Object.values(cell.counts));
    return h(
      'span',
      { class: 'qnb-bar', 'aria-hidden': 'true' },
      board.columns
        .filter(({ id }) => cell.counts[id])
        .map(({ id }) => h('i', { class: `qnb-${id}`, style: `width:${(100 * cell.counts[id]) / all}%` }))
    );
  }

  function drawCell(board, cell, gate, body) {
    if (!cell) return h('td', { class: 'qnb-none' }, '—');
    return h(
      'td',
      { 'data-gate': gate.frame },
      bar(board, cell),
      h(
        'span',
        { class: 'qnb-chips' },
        chips(board, cell, gate, body),
        cell.daysLate > 0 && h('span', { class: 'qnb-longest' }, `最长逾期${cell.daysLate}天`)
      )
    );
  }

  /** All bodies' cells of a gate added up. */
  function total(board, gate) {
    const cells = board.bodies.map((body) => body.cells[gate.frame]).filter(Boolean);
    const counts = {};
    cells.forEach((cell) =>
      Object.entries(cell.counts).forEach(([id, count]) => {
        counts[id] = (counts[id] || 0) + count;
      })
    );
    return { counts, daysLate: Math.max(...cells.map((cell) => cell.daysLate)) };
  }

  function trend(days, late, body, highest) {
    const height = 26;
    const width = 11;
    return svg(
      'svg',
      { class: 'qnb-trend', width: days.length * width, height: height + 2, role: 'group', 'aria-label': '逾期趋势' },
      ...days.map(({ day, label }, at) => {
        const tall = late[at] ? Math.max(3, (height * late[at]) / highest) : 1;
        const show = () => open({ body, day: { day, label } }).catch(failed);
        const column = svg(
          'g',
          late[at]
            ? {
                class: 'qnb-week',
                role: 'button',
                tabindex: '0',
                'aria-label': `${label}：逾期${late[at]}`,
                onclick: show,
                onkeydown: (event) => event.key === 'Enter' && show()
              }
            : {},
          svg('rect', { x: at * width, y: 0, width, height: height + 2, fill: 'transparent' }),
          svg('rect', { class: 'qnb-tall', x: at * width + 1, y: height + 1 - tall, width: width - 3, height: tall }),
          svg('title', {}, `${label}：逾期${late[at]}`)
        );
        return column;
      })
    );
  }

  function drawTable(board, weeks) {
    if (board.gates.length === 0) {
      fill(table, h('p', { class: 'qnb-none' }, '没有符合条件的村（居）'));
      return;
    }
    const zeros = weeks ? weeks.days.map(() => 0) : [];
    const late = (body) => (weeks && weeks.late[body.id]) || zeros;
    const allLate = zeros.map((zero, at) => sum(board.bodies.map((body) => late(body)[at])));
    const highest = Math.max(1, ...board.bodies.flatMap(late));
    const many = board.bodies.length > 1;
    fill(
      table,
      h(
        'table',
        { class: 'qnb-board' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', {}, '责任主体'),
            board.gates.map((gate) => h('th', {}, gate.name, h('span', { class: 'qnb-soft' }, gate.due))),
            h('th', {}, '逾期趋势', h('span', { class: 'qnb-soft' }, '近8周，按当时期限'))
          )
        ),
        h(
          'tbody',
          {},
          board.bodies.map((body) =>
            h(
              'tr',
              { 'data-body': body.id },
              h('th', {}, body.name),
              board.gates.map((gate) => drawCell(board, body.cells[gate.frame], gate, body)),
              h('td', {}, weeks && trend(weeks.days, late(body), body, highest))
            )
          )
        ),
        many &&
          h(
            'tfoot',
            {},
            h(
              'tr',
              {},
              h('th', {}, '合计'),
              board.gates.map((gate) => drawCell(board, total(board, gate), gate, null)),
              h('td', {}, weeks && trend(weeks.days, allLate, null, Math.max(1, ...allLate)))
            )
          )
      )
    );
  }

  /** Opens the rows behind a number: of a gate and column, or of a day. */
  async function open({ gate, body, column, day }) {
    problem.hidden = true;
    const rows = await ask(
      `/${state.plan}/cases?${query({
        body: body ? body.id : state.filters.body,
        frame: gate && gate.frame,
        column: column && column.id,
        lateOn: day && day.day
      })}`
    );
    const title = [body && body.name, gate && gate.name, column && column.label, day && `${day.label}时逾期`];
    panel.hidden = false;
    drawPanel(title.filter(Boolean).join(' · '), rows, SHOWN_AT_FIRST);
    panel.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }

  function drawPanel(title, rows, shown) {
    fill(
      panel,
      h(
        'header',
        {},
        h('h3', {}, `${title}（${rows.length}）`),
        h('button', { type: 'button', class: 'qnb-button', onclick: () => (panel.hidden = true) }, '关闭')
      ),
      h(
        'div',
        { class: 'qnb-scroll' },
        h(
          'table',
          { class: 'qnb-cases' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ['村（居）', '期限', '状态', '环节', '原因与承诺', '等谁办理'].map((name) => h('th', {}, name))
            )
          ),
          h('tbody', {}, rows.slice(0, shown).map(drawCase))
        )
      ),
      rows.length > shown &&
        h(
          'button',
          { type: 'button', class: 'qnb-button', onclick: () => drawPanel(title, rows, rows.length) },
          `显示全部${rows.length}行`
        )
    );
  }

  function drawCase(row) {
    return h(
      'tr',
      { 'data-subject': row.subject },
      h('td', {}, h('a', { href: new URL(row.page.slice(1), root).href }, row.village), soft(row.village === row.body ? null : row.body)),
      h('td', {}, row.gate, soft(`${row.due}前`), row.extended && h('span', { class: 'qnb-mark' }, '已延期')),
      h(
        'td',
        {},
        h('span', { class: `qnb-state qnb-${row.column}` }, row.state),
        row.daysLate > 0 && h('span', { class: 'qnb-longest' }, `逾期${row.daysLate}天`),
        soft(row.finished && `${row.finished}完成`),
        soft(row.waitingFor && `等待${row.waitingFor}`)
      ),
      h('td', {}, row.stage || '—', soft(row.contractor)),
      h('td', {}, row.reason || '—', soft(row.promised && `承诺${row.promised}完成`)),
      h('td', {}, row.tasks.length === 0 ? '—' : row.tasks.map(drawTask))
    );
  }

  const soft = (text) => text && h('span', { class: 'qnb-soft' }, text);

  function drawTask(task) {
    return h(
      'div',
      { class: 'qnb-task' },
      h(
        'span',
        {},
        h('b', {}, task.name),
        soft(`${task.holder || '—'}${task.held ? '' : '（待签收）'}，自${task.since}`)
      ),
      state.board.reminds && (task.remindedToday ? reminded() : reminder(task))
    );
  }

  const reminded = () => h('span', { class: 'qnb-reminded' }, '今日已催办');

  function reminder(task) {
    return h(
      'button',
      {
        type: 'button',
        class: 'qnb-button',
        onclick: async (event) => {
          const button = event.currentTarget;
          button.disabled = true;
          try {
            await ask(`/reminders?${params({ task: task.id })}`, {
              method: 'POST',
              headers: { Accept: 'application/json', [state.csrf.header]: state.csrf.token }
            });
            button.replaceWith(reminded());
          } catch (error) {
            button.disabled = false;
            failed(error);
          }
        }
      },
      '催办'
    );
  }

  try {
    const overview = await ask('');
    state.plans = overview.plans;
    state.csrf = overview.csrf;
    if (state.plans.length === 0) throw new Error('您没有任何方案的权限。');
    state.plan = state.plan || state.plans[0].value;
    await draw();
    const gate = state.board.gates.find(({ frame }) => frame === chosen.frame);
    const column = state.board.columns.find(({ id }) => id === chosen.column);
    if (gate) await open({ gate, body: null, column });
  } catch (error) {
    failed(error);
  }
}

/** Draws a case's gates with what stands behind each date. */
export async function deadlines(node, subject) {
  styled();
  node.classList.add('qnb');
  try {
    const lines = await ask(`/deadlines?${params({ subject })}`);
    node.replaceChildren(lines.length === 0 ? h('p', { class: 'qnb-none' }, '本流程没有自己的期限') : gates(lines));
  } catch (error) {
    node.replaceChildren(h('p', { class: 'qnb-problem', role: 'alert' }, error.message));
  }
}

function gates(lines) {
  return h(
    'table',
    { class: 'qnb-cases' },
    h('thead', {}, h('tr', {}, ['期限', '最后一天', '来源与调整', '到期触发', '完成', '状态'].map((name) => h('th', {}, name)))),
    h(
      'tbody',
      {},
      lines.map((line) =>
        h(
          'tr',
          {},
          h('td', {}, h('b', {}, line.name)),
          h('td', { class: 'qnb-day' }, line.due),
          h('td', {}, line.source, line.moves.map((move) => h('span', { class: 'qnb-soft' }, move))),
          h('td', { class: 'qnb-day' }, line.fired || '—'),
          h('td', { class: 'qnb-day' }, line.finished || '—', line.recorded && h('span', { class: 'qnb-soft' }, `${line.recorded}填报`)),
          h(
            'td',
            {},
            h('span', { class: `qnb-state qnb-${line.column}` }, line.state),
            line.daysLate > 0 && h('span', { class: 'qnb-longest' }, `逾期${line.daysLate}天`)
          )
        )
      )
    )
  );
}
