// The way to the words from outside that wait for a clerk, with how many there are. Nobody else sees it.
import { base, call } from './api.js';
import { h } from './dom.js';
import { w } from './words.js';

const EVERY = 60_000;
/** Sent when a clerk has decided about words, so that the number follows at once. */
const DECIDED = 'needsline:decided';

export const decided = () => document.dispatchEvent(new CustomEvent(DECIDED));

/**
 * A link that shows itself when the person is a clerk.
 *
 * @param beside true: it opens beside this page, where something may be half filled in
 */
export function moderationLink(beside = false) {
  const count = h('span', { class: 'nl-count', hidden: true });
  const element = h('a', { class: 'nl-moderation', href: `${base}/casefile/moderation.html`, hidden: true, target: beside && '_blank', rel: beside && 'noopener' },
    w('文字审核', 'Moderation'), count);

  async function read() {
    try {
      const { clerk, waiting } = await call('/api/moderation/waiting');
      element.hidden = !clerk;
      count.hidden = waiting === 0;
      count.textContent = waiting > 99 ? '99+' : String(waiting);
      const words = waiting === 0 ? w('群众文字审核：没有待审的', 'Words from outside: none are waiting')
        : w(`群众文字审核：${waiting} 段待审`, `Words from outside: ${waiting} waiting`);
      element.title = words;
      element.setAttribute('aria-label', words);
    } catch {
      // What is shown stays; it is asked again soon.
    }
  }

  const tick = () => {
    if (!document.hidden) read();
  };
  document.addEventListener(DECIDED, read);
  const timer = setInterval(tick, EVERY);
  read();
  return {
    element,
    end: () => {
      clearInterval(timer);
      document.removeEventListener(DECIDED, read);
      element.remove();
    }
  };
}
