// Stands in for the stock file of the web application.
export default {
  customScripts: ['needsline/administration.js'],
  disableWelcomeMessage: true
};
