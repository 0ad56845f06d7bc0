/*
 * Tasklist's settings; stands before the vendor's file of the same name on the class path (docs/webapps.md).
 *
 * customScripts (7.24): each entry is imported as an ES module from /camunda/app/tasklist/<entry>, ".js" appended
 * unless it is there. The bundle declares its AngularJS modules, among them the empty cam.tasklist.custom, imports all
 * entries in parallel, waits for every one, and only then calls angular.bootstrap. Therefore:
 * - form-kit.js has set window.qn before any embedded form's <script cam-script> can run (those are evaluated with
 *   eval when a task is opened, and see globals);
 * - a script may add config and run blocks to cam.tasklist.custom;
 * - an entry that cannot be loaded leaves the page blank: its failure is logged, but its missing module is then read.
 *   Each named file must exist, and must not throw while it loads.
 */
export default {
  // brand and page title: vendor, space, name
  app: { vendor: '清暖 ·', name: '任务办理' },

  // The bundle looks only at the language before the hyphen ("zh", "en"), takes it if it is in the list, else the
  // fallback. zh-CN stands alone, so a browser that prefers English gets Chinese as well.
  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },

  // of the history tab's days; all else comes from the locale's longDateFormat
  dateFormat: { monthName: 'M月', day: 'D日' },

  customScripts: [
    '../qingnuan/shell.js',
    '../qingnuan/chinese.js',
    'scripts/qingnuan/form-kit.js',
    'scripts/qingnuan/cards.js'
  ],

  // the vendor's page for first visitors
  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '签收当前任务' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个筛选器' },
    focusList: { key: 'ctrl+alt+l', description: '转到列表中的第一项任务' },
    focusForm: { key: 'ctrl+alt+f', description: '转到任务表单的第一个输入框' }
  }
};
