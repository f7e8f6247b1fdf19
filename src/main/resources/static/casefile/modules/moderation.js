// What the public may read of words from outside: the clerk sees them as they came, mends them, releases them, or hides them at once.
import { call, casePage } from './api.js';
import { freshId, h, tag } from './dom.js';
import { frame, message } from './shell.js';
import { say, w } from './words.js';

const STATES = [['waiting', '待审核', 'Waiting'], ['released', '已公开', 'Public'], ['hidden', '不公开', 'Not public']];

const main = h('main', { class: 'page' });
const list = h('div', { class: 'nl-words', 'aria-live': 'polite' });
let state = 'waiting';

const moment = at => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

function card(item, changed) {
  const id = freshId('words');
  const words = h('textarea', { id, rows: 4, maxlength: 4000 });
  words.value = item.shown ?? item.proposed;
  const trouble = h('p', { class: 'nl-trouble', role: 'alert' });
  const decide = async act => {
    trouble.textContent = '';
    try {
      await call(`/api/moderation/${item.id}/${act}`, { method: 'POST', body: { version: item.version, words: act === 'release' ? words.value : null } });
      changed();
    } catch (error) {
      trouble.textContent = error.message;
    }
  };
  return h('section', { class: 'card', 'aria-label': item.title },
    h('h2', {}, h('a', { href: casePage(item.number) }, item.title), ' ', tag(say(item.stateName), item.state === 'waiting' ? 'amber' : '')),
    h('p', { class: 'nl-how' }, `${item.number} · ${say(item.source)} · ${moment(item.cameAt)}`),
    h('p', { class: 'nl-how' }, w('收到的原话（电话、门牌号和写的人的姓名已遮）：', 'As it came (phones, house numbers and the writer’s name are masked):')),
    h('q', {}, item.proposed),
    h('p', {}, h('label', { for: id }, w('公开的文字，可以改', 'What the public reads; you may change it'))), words, trouble,
    h('p', { class: 'nl-buttons' },
      h('button', { type: 'button', class: 'nl-button', onclick: () => decide('release') }, item.state === 'released' ? w('改为这样公开', 'Publish as changed') : w('公开', 'Release')),
      item.state !== 'hidden' && h('button', { type: 'button', class: 'nl-link', onclick: () => decide('hide') },
        item.state === 'released' ? w('马上撤下', 'Hide at once') : w('不公开', 'Do not publish'))));
}

async function show() {
  try {
    const items = await call(`/api/moderation?state=${state}`);
    list.replaceChildren(...items.length === 0
      ? [h('p', { class: 'nl-empty' }, w('这里没有文字。', 'There is nothing here.'))]
      : items.map(item => card(item, show)));
  } catch (error) {
    list.replaceChildren(message(w('没有读到', 'Nothing could be read'), error.message));
  }
}

function choice([code, zh, en]) {
  const button = h('button', { type: 'button', class: 'nl-link', 'aria-pressed': String(code === state), onclick: () => {
    state = code;
    begin();
  } }, w(zh, en));
  return button;
}

function begin() {
  choices.replaceChildren(...STATES.map(choice));
  show();
}

const choices = h('p', { class: 'nl-buttons', role: 'group', 'aria-label': w('状态', 'State') });
main.append(
  h('h1', {}, w('群众文字审核', 'Words from outside')),
  h('p', {}, w('公示页上显示什么由您决定：没有公开的，谁也看不到；撤下的，马上看不到。', 'You decide what the public pages show: nothing before you release it, and nothing any more once you hide it.')),
  choices, list);
frame(w('文字审核', 'Moderation'), main);
begin();
