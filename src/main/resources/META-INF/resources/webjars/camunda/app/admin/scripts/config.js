/*
 * Admin's settings; stands before the vendor's file of the same name on the class path. How the settings work is said in
 * Tasklist's config.js.
 */
export default {
  app: { vendor: '清暖 ·', name: '系统管理' },

  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },

  customScripts: ['../qingnuan/shell.js', '../qingnuan/chinese.js'],

  disableWelcomeMessage: true
};
