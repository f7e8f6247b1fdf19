// The way to the access ledger. Whoever has none does not see it.
import { base, call } from './api.js';
import { h } from './dom.js';
import { w } from './words.js';

/**
 * A link that shows itself when the person's role has a ledger.
 *
 * @param beside true: it opens beside this page, where something may be half filled in
 */
export function ledgerLink(beside = false) {
  const words = w('准入台账：要做什么、替谁做、到哪天、给多少钱', 'Access ledger: what is to be done, for whom, until when, paid how much');
  const element = h('a', {
    class: 'nl-ledger', href: `${base}/ledger/`, hidden: true, title: words,
    'aria-current': location.pathname === `${base}/ledger/` && 'page',
    target: beside && '_blank', rel: beside && 'noopener'
  }, w('准入台账', 'Access ledger'));
  call('/api/access/ledgers')
    .then(mine => { element.hidden = Object.values(mine).every(ledgers => ledgers.length === 0); })
    .catch(() => { /* Without an answer the link stays away; the page can still be reached by its address. */ });
  return element;
}
