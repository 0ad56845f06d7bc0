/*
 * Chinese where the applications do not ask the locale: AngularJS's own dates (the date picker), texts that stand in
 * the vendor's templates, and words of the engine's own. Loaded as a custom script (see scripts/config.js).
 */
import { words } from './words.js';

const name = document.querySelector('base').getAttribute('app-name');
const application = window.angular.module(`cam.${name}.custom`);

document.documentElement.lang = 'zh-CN';

const numbered = (count, unit) => Array.from({ length: count }, (_, i) => `${i + 1}${unit}`);
const weekday = (prefix) => Array.from('日一二三四五六', (day) => prefix + day);
const months = numbered(12, '月');

application.config([
  '$provide',
  'uibDatepickerConfig',
  function ($provide, uibDatepickerConfig) {
    $provide.decorator('$locale', [
      '$delegate',
      function ($delegate) {
        Object.assign($delegate.DATETIME_FORMATS, {
          AMPMS: ['上午', '下午'],
          DAY: weekday('星期'),
          SHORTDAY: weekday('周'),
          MONTH: months,
          SHORTMONTH: months,
          STANDALONEMONTH: months,
          ERAS: ['公元前', '公元'],
          ERANAMES: ['公元前', '公元'],
          FIRSTDAYOFWEEK: 0, // Monday
          fullDate: 'y年M月d日EEEE',
          longDate: 'y年M月d日',
          medium: 'y年M月d日 HH:mm:ss',
          mediumDate: 'y年M月d日',
          mediumTime: 'HH:mm:ss',
          short: 'y年M月d日 HH:mm',
          shortDate: 'y年M月d日',
          shortTime: 'HH:mm'
        });
        return Object.assign($delegate, { id: 'zh-cn', localeID: 'zh_CN' });
      }
    ]);
    Object.assign(uibDatepickerConfig, {
      formatDayTitle: 'yyyy年M月',
      formatMonthTitle: 'yyyy年',
      formatYear: 'yyyy年'
    });
  }
]);

/** Cockpit writes dates as a computer does, whatever the locale says; its own settings come before ours. */
if (name === 'cockpit') {
  application.config([
    'camDateFormatProvider',
    function (camDateFormatProvider) {
      camDateFormatProvider.setDateFormat('YYYY年M月D日 HH:mm:ss', 'normal');
      camDateFormatProvider.setDateFormat('YYYY年M月D日 HH:mm', 'abbr');
    }
  ]);
}

/** Puts Chinese in the place of words that reach the page as the engine writes them, one or several after commas. */
application.filter('chinese', () => (text) =>
  typeof text === 'string' ? text.split(', ').map((word) => words[word] || word).join('、') : text
);

/** Names of the groups that a person may know, asked for once: Cockpit counts tasks by the groups' ids. */
if (name === 'cockpit') {
  application.filter('post', [
    '$rootScope',
    ($rootScope) => {
      let names = null;
      const load = async () => {
        const answer = await fetch(new URL('../api/board/groups', new URL(`${document.querySelector('base').getAttribute('app-root')}/`, window.location.origin)));
        if (answer.ok) names = await answer.json();
        $rootScope.$applyAsync();
      };
      const post = (group) => {
        if (names === null) {
          names = {};
          load().catch((error) => console.error(error));
        }
        return names[group] || group;
      };
      post.$stateful = true;
      return post;
    }
  ]);
}

const diagram = {
  'title="zoom in"': 'title="放大"',
  'title="zoom out"': 'title="缩小"',
  'title="reset zoom"': 'title="恢复原大小"'
};

const variables = {
  '>\n      Actions\n': '>\n      操作\n',
  '            Upload\n': '            上传\n',
  '          Download\n': '          下载\n',
  '{{ variable.type }}\n': '{{ variable.type | chinese }}\n',
  'variableType for variableType in variableTypes track': 'variableType as (variableType | chinese) for variableType in variableTypes track'
};

/**
 * Application → directive → what its template says → what ours says. WebappLocaleTest finds each left side in the
 * vendor's bundle; an application has only its own directives, and decorating one it lacks would stop its start.
 */
const texts = {
  tasklist: {
    camWidgetBpmnViewer: diagram,
    camTasklistFormGenericVariables: {
      '<option value="Boolean">Boolean</option>': '<option value="Boolean">是/否</option>',
      '<option value="Short">Short</option>': '<option value="Short">短整数</option>',
      '<option value="Integer">Integer</option>': '<option value="Integer">整数</option>',
      '<option value="Long">Long</option>': '<option value="Long">长整数</option>',
      '<option value="Double">Double</option>': '<option value="Double">小数</option>',
      '<option value="String">String</option>': '<option value="String">文本</option>',
      '<option value="Date">Date</option>': '<option value="Date">日期</option>',
      '<option value="Object">Object</option>': '<option value="Object">对象</option>',
      '<option value="File">File</option>': '<option value="File">文件</option>',
      'Only a {{ variable.type }} value is allowed': '所填内容与变量类型不符'
    }
  },
  welcome: {
    userProfile: {
      'placeholder="Jonny"': 'placeholder="如：王建国"',
      'placeholder="Prosciutto"': 'placeholder="如：科员"',
      'placeholder="j.prosciutto@acme.org"': 'placeholder="如：wangjianguo@example.cn"'
    }
  },
  cockpit: {
    camWidgetBpmnViewer: diagram,
    camWidgetDmnViewer: diagram,
    camWidgetVariablesTable: variables,
    sortableTableHead: {
      '{{column.content}}': '{{column.content | chinese}}'
    },
    incidentsTab: {
      'Message is null.': '没有信息。',
      '{{ getIncidentType(incident) }}': '{{ getIncidentType(incident) | chinese }}'
    },
    processDiagram: {
      'Loading diagram': '正在加载流程图'
    }
  },
  admin: {}
};

/**
 * The same for pages, tabs and dialogs, which are no directives but are handed to $compile: application → what a text
 * or an attribute says, from end to end → what ours says.
 */
const views = {
  tasklist: {},
  welcome: {},
  cockpit: {
    'Toggle this section': '展开或收起本栏',
    'Suspended Job Definition': '作业定义已挂起',
    'Select all': '全选',
    'Invalid Date Value.': '日期无效。',
    "{ instances: 'No' }": '{ instances: 0 }',
    '{{ jobDefinition.jobType }}': '{{ jobDefinition.jobType | chinese }}',
    '{{batch.type}}': '{{batch.type | chinese}}',
    '{{ formatGroupName(taskGroup.groupName) }}': '{{ formatGroupName(taskGroup.groupName) | post }}',
    '{{ node.activityType }}': '{{ node.activityType | chinese }}',
    'variableType for variableType in variableTypes': 'variableType as (variableType | chinese) for variableType in variableTypes',
    'null': '无'
  },
  admin: {
    'Select all': '全选',
    'Unselect all': '取消全选',
    '{{group.type}}': '{{group.type | chinese}}',
    '{{perm}}': '{{perm | chinese}}',
    '{{formatPermissions(authorization.permissions)}}': '{{formatPermissions(authorization.permissions) | chinese}}',
    '{{ formatPermissions(authorization.permissions) }}': '{{ formatPermissions(authorization.permissions) | chinese }}',
    '{{formatPermissions(authorizationToDelete.permissions)}}': '{{formatPermissions(authorizationToDelete.permissions) | chinese}}'
  }
};

application.config([
  '$provide',
  function ($provide) {
    Object.entries(texts[name]).forEach(([directive, replacements]) => {
      $provide.decorator(`${directive}Directive`, [
        '$delegate',
        function ($delegate) {
          $delegate[0].template = Object.entries(replacements).reduce(
            (template, [theirs, ours]) => template.replaceAll(theirs, ours),
            $delegate[0].template
          );
          return $delegate;
        }
      ]);
    });

    const ours = new Map(Object.entries(views[name]));
    const translate = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = node.data.trim();
        if (ours.has(text)) node.data = node.data.replace(text, () => ours.get(text));
      }
      Array.from(node.attributes || [], (attribute) => {
        if (ours.has(attribute.value)) attribute.value = ours.get(attribute.value);
      });
      node.childNodes.forEach(translate);
    };
    $provide.decorator('$compile', [
      '$delegate',
      function ($delegate) {
        const compile = function (nodes, ...rest) {
          const elements = window.angular.element(nodes);
          Array.from(elements).forEach(translate);
          return $delegate.call(this, elements, ...rest);
        };
        return ours.size ? Object.assign(compile, $delegate) : $delegate;
      }
    ]);
  }
]);

/** The alert's close button, read aloud only: its template lies in AngularJS's cache. */
application.run([
  '$templateCache',
  function ($templateCache) {
    const alert = 'uib/template/alert/alert.html';
    $templateCache.put(alert, $templateCache.get(alert).replace('Close', '关闭'));
  }
]);
