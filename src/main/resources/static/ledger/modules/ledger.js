// The access ledger for whoever is logged in: a community's work, a department's items, the whole of a district. What is shown stands in the address.
import { base, call } from '../../casefile/modules/api.js';
import { h, present } from '../../casefile/modules/dom.js';
import { frame, loginHere, message } from '../../casefile/modules/shell.js';
import { say, w } from '../../casefile/modules/words.js';
import { community } from './community.js';
import { department } from './department.js';
import { above, district } from './district.js';
import { of } from './parts.js';

const PAGE = w('准入台账', 'Access ledger');
const ASKED = ['text', 'department', 'page', 'burden'];
const COMMUNITY = /^\d{12}$/;

const main = h('main', {});
frame(PAGE, main);
document.title = PAGE;
const tabs = h('nav', { class: 'whose', 'aria-label': w('谁的台账', 'Whose ledger') });
const outcome = h('div', { class: 'shown' });

let mine = null;
let reading = null;

const all = () => [...mine.districts, ...mine.above, ...mine.departments, ...mine.communities];

function asked() {
  const parameters = new URLSearchParams(location.search);
  return { code: parameters.get('of') || all()[0].code, query: Object.fromEntries(ASKED.map(name => [name, parameters.get(name) ?? ''])) };
}

/** Shows the same ledger with other filters. */
function go(query) {
  const { code } = asked();
  history.pushState(null, '', `?${new URLSearchParams(Object.entries({ of: code, ...query }).filter(([, value]) => value && value !== '0'))}`);
  show();
}

function view(code, query, signal) {
  const name = all().find(one => one.code === code) ?? { code, zh: code, en: code };
  if (mine.districts.some(one => one.code === code)) return district(name, query, go, signal);
  if (code.includes('-')) return department(code, signal);
  return COMMUNITY.test(code) ? community(code, signal) : above(name, query, go, signal);
}

function failed(error) {
  if (error.status === 401) {
    return message(w('请先登录', 'Please log in'), w('登录后会回到这里。', 'After the login you come back here.'),
      h('a', { class: 'nl-button', href: `${base}/camunda/app/tasklist/default/`, onclick: loginHere }, w('登录', 'Log in')));
  }
  return h('p', { class: 'part nl-trouble', role: 'alert' }, error.message, ' ',
    error.status === 404 ? null : h('button', { type: 'button', class: 'nl-link', onclick: show }, w('再试一次', 'Try again')));
}

/** One's own ledgers, and the one that a link of them led to. */
function whose(code, title) {
  const names = all();
  const further = names.every(one => one.code !== code);
  tabs.hidden = names.length === 1 && !further;
  tabs.replaceChildren(
    ...names.map(one => h('a', { href: of(one.code), 'aria-current': one.code === code && 'page' }, say(one))),
    ...(further && title ? [h('a', { href: of(code), 'aria-current': 'page' }, title)] : []));
}

async function show() {
  reading?.abort();
  reading = new AbortController();
  const { code, query } = asked();
  main.setAttribute('aria-busy', 'true');
  try {
    const { title, content } = await view(code, query, reading.signal);
    document.title = `${title} · ${PAGE}`;
    whose(code, title);
    outcome.replaceChildren(...present(content));
  } catch (error) {
    if (error.name === 'AbortError') return;
    whose(code);
    outcome.replaceChildren(failed(error));
  }
  main.removeAttribute('aria-busy');
}

async function begin() {
  try {
    mine = await call('/api/access/ledgers');
  } catch (error) {
    main.replaceChildren(failed(error));
    return;
  }
  if (!all().length) {
    main.replaceChildren(message(PAGE, w('您的岗位没有准入台账。每个村（社区）承担的事项，群众网站上都有。',
      'Your role has no access ledger. What each community carries stands on the public site.'),
    h('a', { class: 'nl-button', href: `${base}/site/` }, w('群众网站', 'Public site'))));
    return;
  }
  outcome.replaceChildren(h('div', { class: 'ghost tall', 'aria-hidden': 'true' }));
  main.replaceChildren(tabs, outcome);
  await show();
}

window.addEventListener('popstate', () => mine && show());
begin();
