// Stands in for the stock file of the web application.
// The last locale that was loaded decides how dates read, so only one is: the fallback is the browser's own where it can be.
const chinese = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh');

export default {
  app: {
    name: '督办看板 Cockpit',
    vendor: '群众需求直通车'
  },
  dateFormat: {
    normal: 'YYYY-MM-DD HH:mm',
    long: 'YYYY-MM-DD HH:mm'
  },
  // The web application looks at the first part of the browser's language only: zh, not zh-CN.
  locales: {
    availableLocales: ['zh', 'en'],
    fallbackLocale: chinese ? 'zh' : 'en'
  },
  customScripts: ['needsline/plugins.js'],
  disableWelcomeMessage: true
};
