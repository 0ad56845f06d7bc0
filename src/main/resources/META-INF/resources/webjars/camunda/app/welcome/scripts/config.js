/*
 * Welcome's settings; stands before the vendor's file of the same name on the class path. How the settings work is
 * said in Tasklist's config.js.
 */
export default {
  // the page joins vendor and name by a space; an empty name would be replaced by "Welcome"
  app: { vendor: '清暖', name: ' ' },

  locales: { availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN' },

  customScripts: ['../qingnuan/shell.js', '../qingnuan/chinese.js'],

  // in place of the vendor's manual; relative to /camunda/app/welcome/<engine>/
  links: [{ label: '清暖首页', href: '../../../../', description: '本系统的说明' }],

  disableWelcomeMessage: true
};
