// The need has arrived: its draft goes. And a button for printing, which works only with a script.
(() => {
  'use strict';
  const STORE = 'needsline.drafts';
  try {
    const sent = document.querySelector('main[data-sent]').dataset.sent;
    localStorage.setItem(STORE, JSON.stringify(JSON.parse(localStorage.getItem(STORE) ?? '[]').filter(draft => draft.key !== sent)));
  } catch {
    // Without storage there is no draft.
  }
  const print = document.getElementById('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());
})();
