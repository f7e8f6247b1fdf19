// What the public may read of words from outside: the clerk sees them as they came, mends them, releases them, or hides them at once.
import { base, call, casePage } from './api.js';
import { freshId, h, tag } from './dom.js';
import { decided } from './moderation-link.js';
import { frame, message } from './shell.js';
import { say, w } from './words.js';

const STATES = [['waiting', '待审核', 'Waiting'], ['released', '已公开', 'Public'], ['hidden', '不公开', 'Not public']];
const CONFLICT = 409;

const main = h('main', { class: 'page' });
const list = h('div', { class: 'nl-words' });
const outcome = h('p', { class: 'decided', role: 'status' });
let state = 'waiting';

const moment = at => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

function card(item) {
  const id = freshId('words');
  const words = h('textarea', { id, rows: 4, maxlength: 4000 });
  words.value = item.shown ?? item.proposed;
  const trouble = h('p', { class: 'nl-trouble', role: 'alert' });
  const decide = async (act, said) => {
    trouble.replaceChildren();
    try {
      const now = await call(`/api/moderation/${item.id}/${act}`, { method: 'POST', body: { version: item.version, words: act === 'release' ? words.value : null } });
      outcome.replaceChildren(said, w('：', ': '), item.title, w('。', '. '),
        act === 'release' ? h('a', { href: `${base}/site/postings/${encodeURIComponent(item.number)}`, target: '_blank', rel: 'noopener' }, w('在网站上看', 'See it on the site')) : '');
      decided();
      // The others stay as they are: something may be typed there.
      if (now.state === state) element.replaceWith(card(now));
      else element.remove();
      if (list.childElementCount === 0) await show();
      outcome.scrollIntoView({ block: 'nearest' });
    } catch (error) {
      trouble.append(error.message, ' ');
      // What was typed stays until the clerk has seen enough of it.
      if (error.status === CONFLICT) trouble.append(h('button', { type: 'button', class: 'nl-link', onclick: show }, w('看最新的', 'Show what it is now')));
    }
  };
  const element = h('section', { class: 'part word', 'aria-label': item.title },
    h('h2', {}, h('a', { href: casePage(item.number) }, item.title), ' ', tag(say(item.stateName), item.state === 'waiting' ? 'nl-amber' : '')),
    h('p', { class: 'nl-how' }, `${say(item.source)} · ${moment(item.cameAt)} · ${item.number}`),
    h('div', { class: 'sides' },
      h('div', {}, h('p', { class: 'name' }, w('收到的原话（电话、门牌号和写的人的姓名已遮）', 'As it came (phones, house numbers and the writer’s name are masked)')),
        h('p', { class: 'came' }, item.proposed)),
      h('div', {}, h('label', { for: id }, w('公开的文字，可以改', 'What the public reads; you may change it')), words)),
    trouble,
    h('p', { class: 'nl-buttons' },
      h('button', { type: 'button', class: 'nl-button first', onclick: () => decide('release', w('已公开', 'Public now')) },
        item.state === 'released' ? w('改为这样公开', 'Publish as changed') : w('公开', 'Release')),
      item.state !== 'hidden' && h('button', { type: 'button', class: 'nl-button', onclick: () => decide('hide', w('现在不公开', 'Not public now')) },
        item.state === 'released' ? w('马上撤下', 'Hide at once') : w('不公开', 'Do not publish'))));
  return element;
}

async function show() {
  try {
    const items = await call(`/api/moderation?state=${state}`);
    list.replaceChildren(...items.length === 0
      ? [h('p', { class: 'nl-empty' }, w('这里没有文字。', 'There is nothing here.'))]
      : items.map(card));
  } catch (error) {
    list.replaceChildren(message(w('没有读到', 'Nothing could be read'), error.message));
  }
}

function choice([code, zh, en]) {
  return h('button', { type: 'button', 'aria-pressed': String(code === state), onclick: () => {
    state = code;
    outcome.replaceChildren();
    begin();
  } }, w(zh, en));
}

function begin() {
  choices.replaceChildren(...STATES.map(choice));
  show();
}

const choices = h('div', { class: 'tabs', role: 'group', 'aria-label': w('状态', 'State') });
main.append(
  h('h1', {}, w('群众文字审核', 'Words from outside')),
  h('p', {}, w('公示页上显示什么由您决定：没有公开的，谁也看不到；撤下的，马上看不到。照片在案卷的“照片与文件”里公开和撤下。',
    'You decide what the public pages show: nothing before you release it, and nothing any more once you hide it. Photos are released and withdrawn in the case file, under “Evidence”.')),
  choices, outcome, list);
frame(w('文字审核', 'Moderation'), main);
begin();
