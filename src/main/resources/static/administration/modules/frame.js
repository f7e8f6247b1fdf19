// What the pages of administration and of the own account share: the bar, sentences that say what came of a click, dialogs, forms.
import { base, call, SIGNED_OUT } from '../../casefile/modules/api.js';
import { h, present } from '../../casefile/modules/dom.js';
import { language, otherLanguage, switchLanguage, w } from '../../casefile/modules/words.js';

const TASKS = `${base}/camunda/app/tasklist/default/`;
const ADMIN = `${base}/camunda/app/admin/default/`;

/** Puts the bar over the content. */
export function frame(page, main, forAdministrators) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = page;
  main.id = 'content';
  main.tabIndex = -1;
  const banner = h('div', { class: 'banner', role: 'alert', hidden: true },
    h('span', {}, w('登录已过期，请重新登录后刷新本页。', 'You are no longer signed in: log in again, then reload this page.')),
    h('a', { href: forAdministrators ? ADMIN : TASKS, target: '_blank', rel: 'noopener' }, w('登录', 'Log in')));
  document.addEventListener(SIGNED_OUT, () => { banner.hidden = false; });
  document.body.replaceChildren(
    h('a', { class: 'skip', href: '#content' }, w('跳到正文', 'Skip to the content')),
    h('header', { class: 'bar' },
      h('a', { class: 'brand', href: './' }, h('span', {}, w('群众需求直通车', 'Needs Direct Line')), h('span', { class: 'where' }, page)),
      h('nav', { class: 'ways', 'aria-label': w('导航', 'Navigation') },
        forAdministrators ? h('a', { href: ADMIN }, 'Camunda Admin') : h('a', { href: TASKS }, w('待办', 'Tasks')),
        forAdministrators && h('a', { href: `${base}/account/` }, w('我的账户', 'My account')),
        h('button', { type: 'button', class: 'nl-link', lang: otherLanguage === 'zh' ? 'zh-CN' : 'en', onclick: switchLanguage },
          otherLanguage === 'zh' ? '中文' : 'English'))),
    banner, main);
}

/** A line that says what came of the last click; empty until then. */
export function outcome() {
  const line = h('p', { class: 'said', role: 'status' });
  return {
    line,
    good: (...said) => { line.className = 'said'; line.replaceChildren(...present(said)); },
    bad: error => { line.className = 'said wrong'; line.replaceChildren(error.message ?? String(error)); },
    clear: () => line.replaceChildren()
  };
}

/** Runs what a button does: once at a time, and says what went wrong. */
export async function attempt(button, said, work) {
  if (button) button.disabled = true;
  try {
    return await work();
  } catch (error) {
    said.bad(error);
    return undefined;
  } finally {
    if (button) button.disabled = false;
  }
}

export function button(text, onclick, kind = '') {
  return h('button', { type: 'button', class: `nl-button ${kind}`.trim(), onclick }, text);
}

/** Opens a dialog; returns what closes it. */
export function dialog(title, closed, ...content) {
  const close = () => box.close();
  const box = h('dialog', { 'aria-label': title },
    h('div', { class: 'dialog-head' }, h('h2', {}, title), h('button', { type: 'button', class: 'nl-link', onclick: close }, w('关闭', 'Close'))),
    h('div', { class: 'dialog-body' }, ...content));
  box.addEventListener('close', () => {
    box.remove();
    closed?.();
  });
  document.body.append(box);
  box.showModal();
  return close;
}

/** Asks before something that cannot be taken back lightly. */
export function ask(title, sentence, action, work) {
  const said = outcome();
  const go = button(action, () => attempt(go, said, async () => {
    await work();
    close();
  }), 'grave');
  const close = dialog(title, null, said.line, h('p', {}, sentence),
    h('div', { class: 'nl-buttons' }, go, button(w('不', 'No'), () => close())));
}

export const labelled = (label, input, wide) => h('label', { class: wide ? 'wide' : null }, label, input);

export const text = (name, attributes = {}) => h('input', { name, autocomplete: 'off', ...attributes });

export const values = form => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));

/** A field in which a unit is found by part of its name or code; its value is the code. */
export function unitField(name, attributes = {}) {
  const id = `units-of-${name}-${Math.random().toString(36).slice(2, 8)}`;
  const options = h('datalist', { id });
  const input = h('input', { name, list: id, autocomplete: 'off', placeholder: w('编码或名称', 'Code or name'), ...attributes });
  let latest = 0;
  input.addEventListener('input', async () => {
    const turn = ++latest;
    try {
      const found = await call(`/api/administration/units?size=20&text=${encodeURIComponent(input.value.trim())}`);
      if (turn !== latest) return;
      options.replaceChildren(...found.items.map(({ unit }) => h('option', { value: unit.code }, `${w(unit.name, unit.nameEn)}`)));
    } catch {
      // The field takes a code without help, too.
    }
  });
  return [input, options];
}

/** Saves a file that the interface gives. */
export async function download(path, name) {
  const response = await fetch(base + path, { credentials: 'same-origin', headers: { 'X-Requested-With': 'needsline' } });
  if (!response.ok) throw new Error(w('文件没有取到，请重试。', 'The file could not be fetched: please try again.'));
  const address = URL.createObjectURL(await response.blob());
  const link = h('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(address);
}

/** Sends a file as it is. */
export async function send(path, file, type) {
  const response = await fetch(base + path, {
    method: 'POST', credentials: 'same-origin', body: file,
    headers: { Accept: 'application/json', 'Content-Type': type, 'X-Requested-With': 'needsline' }
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.zh ? w(answer.zh, answer.en) : w('文件没有被接受。', 'The file was not accepted.'));
  return answer;
}

/** Previous and next; nothing where there is one page only. */
export function pages(page, hasMore, turn) {
  if (page === 0 && !hasMore) return null;
  return h('nav', { class: 'pages', 'aria-label': w('翻页', 'Pages') },
    h('button', { type: 'button', class: 'nl-button', disabled: page === 0, onclick: () => turn(page - 1) }, w('上一页', 'Previous')),
    h('span', {}, w(`第 ${page + 1} 页`, `Page ${page + 1}`)),
    h('button', { type: 'button', class: 'nl-button', disabled: !hasMore, onclick: () => turn(page + 1) }, w('下一页', 'Next')));
}

export function table(caption, headings, rows) {
  return h('div', { class: 'results' }, h('table', { class: 'found' },
    h('caption', { class: 'skip' }, caption),
    h('thead', {}, h('tr', {}, headings.map(one => h('th', { scope: 'col' }, one || h('span', { class: 'skip' }, w('操作', 'Actions')))))),
    h('tbody', {}, rows)));
}

/** A moment of the server in the district's words. */
export function when(instant) {
  if (!instant) return '';
  return new Date(instant).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB',
    { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
}
