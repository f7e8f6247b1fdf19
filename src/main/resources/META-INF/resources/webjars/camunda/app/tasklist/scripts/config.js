// Stands in for the stock file of the web application.
// The last locale that was loaded decides how dates read, so only one is: the fallback is the browser's own where it can be.
const chinese = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh');

export default {
  app: {
    name: '待办 Tasks',
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
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: '认领当前任务 claims the currently selected task'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: '跳到第一个列表 set the focus to the first filter in the list'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: '跳到第一项任务 sets the focus to the first task in the list'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: '跳到表单第一栏 sets the focus to the first input field in a task form'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: '发起新事项 opens the start process modal dialog'
    }
  }
};
