// The box in the bar that finds a case by its number or by words. Also brings a person back to the page where the login had ended.
import { base, casePage, searchPage } from '../../../../casefile/modules/api.js';
import { freshId, h, present, tag } from '../../../../casefile/modules/dom.js';
import { find, lookingFor } from '../../../../casefile/modules/finding.js';
import { say, w } from '../../../../casefile/modules/words.js';

const SUGGESTIONS = 8;
const PAUSE = 250;
const BACK = 'needsline.back';

function goBack() {
  const page = sessionStorage.getItem(BACK);
  sessionStorage.removeItem(BACK);
  // Only to the case file and the ledger: what stands in the storage is not trusted further.
  if (page && new URL(page, location.origin).origin === location.origin && [`${base}/casefile/`, `${base}/ledger/`].some(folder => page.startsWith(folder))) {
    location.assign(page);
  }
}

function box() {
  const listId = freshId('found');
  const input = h('input', {
    type: 'search', maxlength: 100, autocomplete: 'off', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': listId,
    'aria-autocomplete': 'list', 'aria-label': w('查案件', 'Find a case'), placeholder: w('查案件：编号、标题、事项', 'Find a case: number, title, item')
  });
  const list = h('div', { id: listId, class: 'nl-found', role: 'listbox', 'aria-label': w('找到的案件', 'Cases found'), hidden: true });
  const root = h('form', { class: 'nl-find', role: 'search' }, input, list);
  let pause = null;
  let reading = null;
  let options = [];
  let chosen = -1;

  const open = wanted => {
    list.hidden = !wanted;
    input.setAttribute('aria-expanded', String(wanted));
    if (!wanted) choose(-1);
  };
  const choose = at => {
    chosen = at;
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === at)));
    if (at < 0) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', options[at].id);
      options[at].scrollIntoView({ block: 'nearest' });
    }
  };
  // The task that is open, perhaps half filled in, stays open.
  const visit = address => window.open(address, '_blank', 'noopener');

  const suggestion = one => h('div', { id: freshId('option'), role: 'option', 'aria-selected': 'false', onmousedown: event => event.preventDefault(),
    onclick: () => { open(false); visit(casePage(one.number)); } },
    h('div', {}, one.title, one.urgent && tag(one.caseKind === 'need' ? w('紧急', 'Urgent') : w('应急', 'Emergency'), 'nl-red'), tag(say(one.status))),
    h('span', { class: 'nl-number' }, `${one.number} · ${say(one.caseKind === 'need' ? one.village : one.responsible)}`));

  async function suggest() {
    reading?.abort();
    const query = lookingFor(input.value);
    if ((query.text ?? query.number).length < 2) {
      open(false);
      return;
    }
    reading = new AbortController();
    try {
      const result = await find({ ...query, size: SUGGESTIONS }, reading.signal);
      options = result.items.slice(0, SUGGESTIONS).map(suggestion);
      list.replaceChildren(...present([
        options.length ? options : h('p', { role: 'status' }, w('没有找到您单位经手的案件。', 'None found among the cases your units deal with.')),
        result.hasMore && h('div', { class: 'nl-said', 'aria-hidden': 'true' }, w('按回车看全部', 'Press Enter for all of them'))
      ]));
    } catch (error) {
      if (error.name === 'AbortError') return;
      options = [];
      list.replaceChildren(h('p', { role: 'status' }, error.message));
    }
    chosen = -1;
    open(true);
  }

  input.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(suggest, PAUSE);
  });
  input.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      open(false);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden && options.length) {
      event.preventDefault();
      choose((chosen + (event.key === 'ArrowDown' ? 1 : options.length - 1) + (chosen < 0 && event.key === 'ArrowUp' ? 1 : 0)) % options.length);
    }
  });
  // The Tasklist tries out a field of its own while its list loads: it takes the focus from whoever is typing here already, and is gone at once.
  input.addEventListener('blur', event => queueMicrotask(() => {
    if (event.relatedTarget?.isConnected === false) input.focus();
    else open(false);
  }));
  input.addEventListener('focus', () => options.length && input.value && open(true));
  root.addEventListener('submit', event => {
    event.preventDefault();
    clearTimeout(pause);
    reading?.abort();
    if (chosen >= 0) options[chosen].click();
    else visit(searchPage({ text: input.value.trim() }));
  });
  return root;
}

let shown = null;

export default {
  id: 'needsline.findCase',
  pluginPoint: 'tasklist.navbar.action',
  priority: 900,
  render: node => {
    goBack();
    shown?.remove();
    shown = box();
    node.append(shown);
  },
  unmount: () => {
    shown?.remove();
    shown = null;
  }
};
