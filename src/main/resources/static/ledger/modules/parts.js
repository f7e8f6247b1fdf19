// What the views of the ledger have in common: figures, tables, money, pages.
import { base, casePage } from '../../casefile/modules/api.js';
import { freshId, h, present, tag } from '../../casefile/modules/dom.js';
import { language, say, w } from '../../casefile/modules/words.js';

const amounts = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', { maximumFractionDigits: 2 });

export const amount = value => amounts.format(value);
export const yuan = value => w(`${amount(value)} 元`, `${amount(value)} yuan`);
export const days = value => w(`${amount(value)} 人日`, value === 1 ? '1 person-day' : `${amount(value)} person-days`);
export const communities = count => w(`${count} 个社区`, count === 1 ? '1 community' : `${count} communities`);

/** The ledger of a unit on this page. */
export const of = code => `?of=${encodeURIComponent(code)}`;
export const unit = name => h('a', { href: of(name.code) }, say(name));
export const toCase = (number, words) => h('a', { href: casePage(number) }, words);

/** Names and values that count at a glance; each value may have something smaller below. */
export const figures = entries => h('dl', { class: 'figures' }, present(entries).map(({ name, value, small, missing }) =>
  h('div', { class: missing ? 'missing' : null }, h('dt', {}, name), h('dd', {}, value, small && h('small', {}, ' ', small)))));

/** A part of the page with what can be taken away of it. */
export function part(title, files, ...content) {
  const heading = freshId('heading');
  return h('section', { class: 'part', 'aria-labelledby': heading },
    h('div', { class: 'head' }, h('h2', { id: heading }, title), files && h('div', { class: 'nl-buttons' },
      ['csv', 'xlsx'].map(kind => h('a', { class: 'nl-button', href: `${base}${files(kind)}`, download: true }, w(`下载 ${kind.toUpperCase()}`, `Download ${kind.toUpperCase()}`))))),
    ...present(content));
}

/** A table whose columns say how they head, fill and sum up. */
export function table(caption, columns, rows, foot) {
  return h('div', { class: 'results' }, h('table', { class: 'found' },
    h('caption', { class: 'skip' }, caption),
    h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col', class: column.amount ? 'amount' : null }, column.name)))),
    h('tbody', {}, rows.map(row => h('tr', {}, columns.map(column => cell(column, row))))),
    foot && h('tfoot', {}, h('tr', {}, columns.map((column, at) => at === 0
      ? h('th', { scope: 'row' }, w('合计', 'Total'))
      : h('td', { class: column.amount ? 'amount' : null, 'data-name': foot[column.key] === undefined ? null : column.name }, foot[column.key] ?? ''))))));
}

function cell(column, row) {
  const content = present([column.cell(row)]);
  return h('td', { class: column.class ?? (column.amount ? 'amount' : null), 'data-name': content.length && !column.plain ? column.name : null }, content);
}

/** The item by its name, which leads to its case file, and what is special about it. */
export const what = {
  name: w('事项', 'Item'), class: 'what', plain: true,
  cell: item => [toCase(item.number, item.item), h('span', { class: 'small' }, item.number, item.kind && ` · ${say(item.kind)}`),
    item.provisional && tag(w('应急，手续补办中', 'Emergency, to be reviewed'), 'nl-red')]
};
export const runs = { name: w('期限', 'Runs'), class: 'days', cell: item => [item.from, h('br'), w(' 至 ', ' to '), h('strong', {}, item.until)] };
export const workload = { key: 'workload', name: w('每年人日', 'Person-days a year'), amount: true, cell: item => amount(item.workload) };
export const agreed = { key: 'money', name: w('约定经费（元/年）', 'Agreed, yuan a year'), amount: true, cell: item => amount(item.money) };
export const conditions = { name: w('条件', 'Conditions'), class: 'condition', cell: item => item.conditions };

/** What has arrived of the money that was agreed; what has not is said. */
export function arrived({ paid, receivedOn }, money) {
  if (paid === null) return money > 0 ? tag(w('未到账', 'Not arrived'), 'nl-red') : tag(w('未确认收到', 'Not confirmed'), 'nl-amber');
  return [amount(paid), receivedOn && h('span', { class: 'small' }, receivedOn),
    paid < money && tag(w(`少 ${yuan(money - paid)}`, `${yuan(money - paid)} short`), 'nl-amber')];
}

/** Work from before the gate: until when it is to be filed, or that it was not. */
export const legacy = (works, column) => works.length > 0 && part(w('存量事项（准入制度之前就有的）', 'Work from before the gate'), null,
  h('p', { class: 'lead' }, w('部门须在期限内补报准入；期限内照常做，过期没有申报的可以拒办。',
    'Its department has to file it in time. Until then it is done as before; after that it may be refused.')),
  table(w('存量事项', 'Work from before'), present([
    { name: w('事项', 'Item'), class: 'what', plain: true, cell: one => [one.item, h('span', { class: 'small' }, one.number)] },
    column && { name: w('部门', 'Department'), cell: one => say(one.department) },
    { name: w('申报期限', 'To be filed until'), class: 'days', cell: one => (one.over ? tag(w('过期没有申报', 'Not filed in time'), 'nl-red')
      : one.filed ? tag(w('已申报，办理中', 'Filed, on its way')) : one.fileUntil ?? '—') }
  ]), works));

const standing = upheld => (upheld === null ? tag(w('待答复', 'To be answered'), 'nl-amber')
  : upheld ? tag(w('成立', 'Upheld'), 'nl-red') : tag(w('不成立', 'Dismissed')));

/** Reports of work that came without admission. */
export const reports = (title, list, other) => list.length > 0 && part(title, null,
  table(title, [
    { name: w('被要求做的事', 'What was handed down'), class: 'what', plain: true, cell: one => [toCase(one.number, one.what), h('span', { class: 'small' }, one.number)] },
    other,
    { name: w('报告日', 'Reported on'), class: 'days', cell: one => one.reportedOn },
    { name: w('结论', 'Outcome'), cell: one => standing(one.upheld) },
    { name: w('准入办答复', 'Answer of the access office'), class: 'condition', cell: one => one.answer }
  ], list));

/** Pages of a list that was read whole; the page's number stands in the address. */
export function paged(rows, size, page, turn, draw) {
  const last = Math.max(1, Math.ceil(rows.length / size));
  const now = Math.min(page, last - 1);
  return present([
    draw(rows.slice(now * size, (now + 1) * size)),
    last > 1 && h('nav', { class: 'pages', 'aria-label': w('翻页', 'Pages') },
      h('button', { type: 'button', class: 'nl-button', disabled: now === 0, onclick: () => turn(now - 1) }, w('上一页', 'Previous')),
      h('span', {}, w(`第 ${now + 1} / ${last} 页`, `Page ${now + 1} of ${last}`)),
      h('button', { type: 'button', class: 'nl-button', disabled: now === last - 1, onclick: () => turn(now + 1) }, w('下一页', 'Next')))
  ]);
}
