// The need has arrived: its draft goes. And a button for printing, which works only with a script.
(() => {
  'use strict';
  const STORE = 'needsline.drafts';
  try {
    const sent = document.querySelector('main[data-sent]').dataset.sent;
    const left = JSON.parse(localStorage.getItem(STORE) ?? '[]').filter(draft => draft.key !== sent);
    if (left.length === 0) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, JSON.stringify(left));
  } catch {
    // Without storage there is no draft.
  }
  const print = document.getElementById('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());
})();
