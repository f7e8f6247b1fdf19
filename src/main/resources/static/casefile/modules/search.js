// The list of cases: filters that stand in the address, so that a list can be kept, sent and come back to.
import { base, call, casePage } from './api.js';
import { h, present, tag } from './dom.js';
import { find, lookingFor } from './finding.js';
import { frame, loginHere, message } from './shell.js';
import { say, w } from './words.js';

const FILTERS = ['text', 'kind', 'category', 'status', 'unit', 'from', 'to', 'closed'];
const SIZE = 25;
const main = h('main', {});
document.title = w('查案件', 'Find a case');
frame(w('查案件', 'Find a case'), main);

// --- the filters ------------------------------------------------------------------------------------------------------------------

const labelled = (label, input, wide) => h('label', { class: wide ? 'wide' : null }, label, input);

function choice(name, options, all) {
  return h('select', { name }, h('option', { value: '' }, all), options.map(one => h('option', { value: one.code }, say(one))));
}

function filters(choices) {
  const form = h('form', { class: 'part filters', role: 'search', 'aria-label': w('筛选', 'Filters') },
    labelled(w('编号，或标题、地点、事项里的词', 'Number, or words in title, place or item'),
      h('input', { type: 'search', name: 'text', maxlength: 100, autocomplete: 'off' }), true),
    // Who may find needs only is not asked which kind.
    choices.kinds.length > 1 ? labelled(w('案件种类', 'Kind of case'), choice('kind', choices.kinds, w('全部', 'All'))) : h('input', { type: 'hidden', name: 'kind' }),
    labelled(w('需求类别', 'Category of need'), choice('category', choices.categories, w('全部', 'All'))),
    labelled(w('状态', 'Status'), choice('status', choices.statuses, w('全部', 'All'))),
    labelled(w('单位', 'Unit'), choice('unit', choices.units, w('全部', 'All'))),
    labelled(w('是否办结', 'Open or closed'), h('select', { name: 'closed' },
      h('option', { value: '' }, w('全部', 'All')), h('option', { value: 'open' }, w('在办', 'Open')), h('option', { value: 'closed' }, w('已结束', 'Closed')))),
    labelled(w('登记日期 从', 'Registered from'), h('input', { type: 'date', name: 'from' })),
    labelled(w('到', 'to'), h('input', { type: 'date', name: 'to' })),
    h('span', { class: 'nl-buttons' },
      h('button', { type: 'submit', class: 'nl-button go' }, w('查找', 'Find')),
      h('button', { type: 'button', class: 'nl-link', onclick: () => go({}) }, w('清空', 'Clear'))));
  form.addEventListener('submit', event => {
    event.preventDefault();
    go(ofForm(form));
  });
  // A choice counts at once; words count when they are complete.
  form.addEventListener('change', event => event.target.matches('select, [type=date]') && go(ofForm(form)));
  return form;
}

function ofForm(form) {
  const { sort } = wanted();
  return { ...Object.fromEntries(FILTERS.map(name => [name, form.elements[name].value.trim()])), sort };
}

function fill(form, query) {
  for (const name of FILTERS) {
    const input = form.elements[name];
    const value = query[name] ?? '';
    // A unit that somebody else's link names.
    if (input.tagName === 'SELECT' && value && ![...input.options].some(option => option.value === value)) {
      input.append(h('option', { value }, value));
    }
    input.value = value;
  }
}

// --- the address ------------------------------------------------------------------------------------------------------------------

function wanted() {
  const parameters = new URLSearchParams(location.search);
  return Object.fromEntries([...FILTERS, 'sort', 'page'].map(name => [name, parameters.get(name) ?? '']));
}

function go(query) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  history.pushState(null, '', `${location.pathname}${parameters.size ? `?${parameters}` : ''}`);
  show();
}

// --- what was found ---------------------------------------------------------------------------------------------------------------

const COLUMNS = [
  { name: w('编号', 'Number'), up: 'number', down: '-number', cell: one => h('td', { class: 'nowrap' }, h('a', { href: casePage(one.number) }, one.number)) },
  { name: w('标题', 'Title'), cell: one => h('td', {}, one.title, one.urgent && tag(one.caseKind === 'need' ? w('紧急', 'Urgent') : w('应急', 'Emergency'), 'nl-red')) },
  { name: w('类别', 'Kind'), cell: one => h('td', {}, say(one.category)) },
  { name: w('村·社区', 'Village, community'), cell: one => h('td', {}, say(one.village)) },
  { name: w('状态', 'Status'), cell: one => h('td', {}, say(one.status)) },
  { name: w('承办·申报单位', 'In charge, filed by'), cell: one => h('td', { 'data-name': one.responsible ? w('承办', 'In charge') : null }, one.responsible ? say(one.responsible) : '') },
  { name: w('登记', 'Registered'), up: 'registered', down: '-registered', first: 'down', cell: one => h('td', { class: 'nowrap', 'data-name': w('登记', 'Registered') }, one.registeredOn) },
  { name: w('承诺', 'Promised'), up: 'promised', cell: one => h('td', { class: 'nowrap', 'data-name': one.promisedOn ? w('承诺', 'Promised') : null }, one.promisedOn ?? '') }
];

function heading(column, query) {
  if (!column.up) return h('th', { scope: 'col' }, column.name);
  const sort = query.sort || '-registered';
  const direction = sort === column.up ? 'ascending' : sort === column.down ? 'descending' : null;
  const next = direction === 'ascending' ? column.down ?? column.up : direction === 'descending' ? column.up : column.first === 'down' ? column.down : column.up;
  return h('th', { scope: 'col', 'aria-sort': direction },
    h('button', { type: 'button', onclick: () => go({ ...query, sort: next, page: '' }) }, column.name,
      h('span', { 'aria-hidden': 'true' }, direction === 'ascending' ? ' ▲' : direction === 'descending' ? ' ▼' : ' ↕')));
}

function found(result, query) {
  const page = Number(query.page) || 0;
  const count = result.total === null || result.total === undefined
    ? w('超过 10,000 件，请缩小范围。', 'More than 10,000: please narrow the list.')
    : w(`共 ${result.total} 件`, result.total === 1 ? '1 case' : `${result.total} cases`);
  if (!result.items.length) {
    return [h('p', { class: 'part nl-empty', role: 'status' },
      w('没有符合条件的案件。只能查到您的单位经手的案件；可以放宽条件再试。', 'Nothing matches. Only cases that your units deal with are found; try fewer conditions.'))];
  }
  const last = result.total ? Math.ceil(result.total / SIZE) : null;
  return [
    h('div', { class: 'count' }, h('span', { role: 'status' }, count)),
    h('div', { class: 'results' }, h('table', { class: 'found' },
      h('caption', { class: 'skip' }, w('案件', 'Cases')),
      h('thead', {}, h('tr', {}, COLUMNS.map(column => heading(column, query)))),
      h('tbody', {}, result.items.map(one => h('tr', {}, COLUMNS.map(column => column.cell(one))))))),
    (page > 0 || result.hasMore) && h('nav', { class: 'pages', 'aria-label': w('翻页', 'Pages') },
      h('button', { type: 'button', class: 'nl-button', disabled: page === 0, onclick: () => turn(query, page - 1) }, w('上一页', 'Previous')),
      h('span', {}, last ? w(`第 ${page + 1} / ${last} 页`, `Page ${page + 1} of ${last}`) : w(`第 ${page + 1} 页`, `Page ${page + 1}`)),
      h('button', { type: 'button', class: 'nl-button', disabled: !result.hasMore, onclick: () => turn(query, page + 1) }, w('下一页', 'Next')))
  ];
}

function turn(query, page) {
  go({ ...query, page: page > 0 ? String(page) : '' });
  window.scrollTo(0, 0);
}

// --- together ---------------------------------------------------------------------------------------------------------------------

let form;
let reading;
const outcome = h('div', { class: 'outcome' });

function failed(error) {
  if (error.status === 401) {
    return message(w('请先登录', 'Please log in'), w('登录后会回到这里。', 'After the login you come back here.'),
      h('a', { class: 'nl-button', href: `${base}/camunda/app/tasklist/default/`, onclick: loginHere }, w('登录', 'Log in')));
  }
  return h('p', { class: 'part nl-trouble', role: 'alert' }, error.message, ' ',
    error.status === 400 ? null : h('button', { type: 'button', class: 'nl-link', onclick: show }, w('再试一次', 'Try again')));
}

async function show() {
  reading?.abort();
  reading = new AbortController();
  const query = wanted();
  fill(form, query);
  outcome.setAttribute('aria-busy', 'true');
  outcome.querySelector('.found')?.classList.add('reading');
  try {
    const { text, sort, page, ...rest } = query;
    const result = await find({ ...lookingFor(text), ...rest, sort, page, size: SIZE }, reading.signal);
    outcome.replaceChildren(...present(found(result, query)));
  } catch (error) {
    if (error.name === 'AbortError') return;
    outcome.replaceChildren(failed(error));
  }
  outcome.removeAttribute('aria-busy');
}

async function begin() {
  try {
    form = filters(await call('/api/cases/choices'));
  } catch (error) {
    main.replaceChildren(failed(error));
    return;
  }
  outcome.replaceChildren(h('div', { class: 'ghost tall', 'aria-hidden': 'true' }));
  main.replaceChildren(h('h1', { class: 'skip' }, w('查案件', 'Find a case')), form, outcome);
  await show();
  form.elements.text.focus();
}

window.addEventListener('popstate', () => form && show());
begin();
