/*
 * Cockpit's settings; stands before the vendor's file of the same name on the class path. How the settings work is said in
 * Tasklist's config.js.
 */
export default {
  app: { vendor: '清暖 ·', name: '运行监控' },

  // no Chinese locale of Cockpit yet: any browser, a Chinese one too, falls back to English
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },

  customScripts: ['../qingnuan/shell.js'],

  disableWelcomeMessage: true
};
