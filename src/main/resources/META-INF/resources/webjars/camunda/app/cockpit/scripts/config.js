/*
 * Cockpit's settings; stands before the vendor's file of the same name on the class path. How the settings work is said in
 * Tasklist's config.js.
 */
export default {
  app: { vendor: '清暖 ·', name: '运行监控' },

  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },

  customScripts: ['../qingnuan/shell.js', '../qingnuan/chinese.js', 'scripts/qingnuan/board.js', 'scripts/qingnuan/deadlines.js'],

  disableWelcomeMessage: true
};
