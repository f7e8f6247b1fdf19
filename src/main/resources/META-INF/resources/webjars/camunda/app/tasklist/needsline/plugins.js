// The web application does not start when one of its scripts is missing or broken, so each is loaded on its own.
const scripts = ['./account.js', './case-panel.js', './find-case.js', './form-words.js', './ledger.js', './list-order.js', './messages.js', './moderation.js', './conduct-panel.js', './landing.js'];

const loaded = await Promise.allSettled(scripts.map(script => import(script)));

loaded
  .filter(result => result.status === 'rejected')
  .forEach(result => console.warn('A Tasklist plugin could not be loaded:', result.reason));

export default loaded
  .filter(result => result.status === 'fulfilled')
  .flatMap(result => result.value.default ?? []);
