// What every page of the case file has: the bar at the top, the language, and what to do when the login has ended.
import { base, call, SIGNED_OUT, searchPage } from './api.js';
import { h } from './dom.js';
import { ledgerLink } from './ledger-link.js';
import { moderationLink } from './moderation-link.js';
import { language, otherLanguage, switchLanguage, w } from './words.js';
import { somethingUnsent } from './notes.js';

const TASKS = `${base}/camunda/app/tasklist/default/`;
/** Read by the task list after a login: the way back. Only this tab knows it. */
const BACK = 'needsline.back';

export function loginHere(event) {
  event.preventDefault();
  try {
    sessionStorage.setItem(BACK, location.pathname + location.search);
  } catch {
    // Without storage the person comes back by hand.
  }
  location.assign(TASKS);
}

/** How often somebody who was signed out is looked for, in milliseconds. */
const LOOK_AGAIN = 3000;

const banner = h('div', { class: 'banner', role: 'alert', hidden: true });

// The login opens beside this page, so whatever is typed here stays.
function signedOut() {
  if (!banner.hidden) return;
  banner.replaceChildren(
    h('span', {}, w('登录已过期。这里写的内容都还在：请在新窗口登录，再回到本页继续。',
      'You are no longer signed in. Nothing typed here is lost: log in in a new window, then come back to this page.')),
    h('a', { href: TASKS, target: '_blank', rel: 'noopener' }, w('登录', 'Log in')));
  banner.hidden = false;
  setTimeout(back, LOOK_AGAIN);
}

async function back() {
  if (banner.hidden) return;
  try {
    await call('/api/messages?limit=1');
    banner.hidden = true;
  } catch {
    setTimeout(back, LOOK_AGAIN);
  }
}

/**
 * Puts the frame around the page's content.
 *
 * @param page name of the page in words
 * @param main the page's content
 */
export function frame(page, main) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  const find = h('input', {
    type: 'search', name: 'text', maxlength: 100, autocomplete: 'off',
    'aria-label': w('查案件', 'Find a case'), placeholder: w('编号、标题、事项…', 'Number, title, item…')
  });
  main.id = 'content';
  main.tabIndex = -1;
  document.body.replaceChildren(
    h('a', { class: 'skip', href: '#content' }, w('跳到正文', 'Skip to the content')),
    h('header', { class: 'bar' },
      h('a', { class: 'brand', href: searchPage() }, h('span', {}, w('群众需求直通车', 'Needs Direct Line')), h('span', { class: 'where' }, page)),
      page === w('案卷', 'Case file') && h('form', { class: 'find', role: 'search', action: searchPage() }, find,
        h('button', { type: 'submit', class: 'nl-button' }, w('查案件', 'Find'))),
      h('nav', { class: 'ways', 'aria-label': w('导航', 'Navigation') },
        h('a', { href: TASKS }, w('待办', 'Tasks')),
        ledgerLink(),
        moderationLink().element,
        h('button', { type: 'button', class: 'nl-link', lang: otherLanguage === 'zh' ? 'zh-CN' : 'en', onclick: switchLanguage },
          otherLanguage === 'zh' ? '中文' : 'English'))),
    banner, main);
  document.addEventListener(SIGNED_OUT, signedOut);
  window.addEventListener('beforeunload', event => {
    if (somethingUnsent()) event.preventDefault();
  });
  // A file that misses its place must not replace the page.
  for (const type of ['dragover', 'drop']) window.addEventListener(type, event => event.preventDefault());
}

/** A sentence in place of the content. */
export function message(title, sentence, ...ways) {
  return h('div', { class: 'message', role: 'alert' }, h('h1', {}, title), h('p', {}, sentence), h('p', { class: 'nl-buttons' }, ways));
}
