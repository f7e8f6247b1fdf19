// The whole ledger of a district, and what the communities of a district or town carry.
import { call } from '../../casefile/modules/api.js';
import { h } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { agreed, amount, conditions, days, figures, paged, part, runs, table, unit, what, workload } from './parts.js';

const SIZE = 50;

const COLUMNS = [
  what,
  { name: w('部门', 'Department'), cell: item => unit(item.department) },
  { name: w('社区', 'Communities'), amount: true, cell: item => amount(item.communities) },
  ...[workload, agreed].map(column => ({ ...column, name: `${column.name}${w('，每社区', ', each')}` })),
  runs,
  conditions,
  { name: w('负担感受', 'Burden felt'), amount: true, cell: item => (item.burden === null ? '' : w(`${item.burden} / 5`, `${item.burden} of 5`)) }
];

const BURDENS = [
  { name: w('村·社区', 'Village, community'), plain: true, cell: one => unit(one.community) },
  { name: w('事项', 'Items'), amount: true, cell: one => amount(one.items) },
  { name: w('每年人日', 'Person-days a year'), amount: true, cell: one => amount(one.personDays) }
];

const asked = (code, { department, text }) => new URLSearchParams(Object.entries({ district: code, department, text }).filter(([, value]) => value));

function filters(departments, query, go) {
  const form = h('form', { class: 'filters part', role: 'search', 'aria-label': w('筛选', 'Filters') },
    h('label', { class: 'wide' }, w('事项、部门、依据里的词，或编号', 'Words in item, department or legal basis, or a number'),
      h('input', { type: 'search', name: 'text', maxlength: 100, autocomplete: 'off', value: query.text })),
    h('label', {}, w('部门', 'Department'), h('select', { name: 'department' },
      h('option', { value: '' }, w('全部', 'All')),
      departments.map(one => h('option', { value: one.code, selected: one.code === query.department }, say(one))))),
    h('span', { class: 'nl-buttons' },
      h('button', { type: 'submit', class: 'nl-button go' }, w('查找', 'Find')),
      h('button', { type: 'button', class: 'nl-link', onclick: () => go({}) }, w('清空', 'Clear'))));
  const send = () => go({ text: form.elements.text.value.trim(), department: form.elements.department.value });
  form.addEventListener('submit', event => {
    event.preventDefault();
    send();
  });
  form.addEventListener('change', event => event.target.matches('select') && send());
  return form;
}

function burdens(list, query, go) {
  const title = w('各村（社区）每年的工作量', 'What each community carries a year');
  return part(title, null,
    h('p', { class: 'lead' }, w('从最重的排起；没有承担事项的不列。点名称看明细。', 'The heaviest first; whoever carries nothing is not listed. Its name opens what it does.')),
    list.length ? paged(list, SIZE, Number(query.burden) || 0, burden => go({ ...query, burden: String(burden) }), rows => table(title, BURDENS, rows))
      : h('p', { class: 'nl-empty' }, w('没有社区承担准入事项。', 'No community carries an admitted item.')));
}

/** For the offices of a district. */
export async function district(name, query, go, signal) {
  const narrowed = Boolean(query.text || query.department);
  const [all, found, carried] = await Promise.all([
    call(`/api/access/ledger?${asked(name.code, {})}`, { signal }),
    narrowed && call(`/api/access/ledger?${asked(name.code, query)}`, { signal }),
    call(`/api/access/burdens/${encodeURIComponent(name.code)}`, { signal })
  ]);
  const items = found || all;
  const departments = [...new Map(all.map(item => [item.department.code, item.department])).values()];
  const title = w('全区准入事项', 'All admitted items');
  return {
    title: say(name),
    content: [
      h('section', { class: 'glance', 'aria-label': w('概况', 'At a glance') },
        h('h1', {}, w(`${say(name)}准入台账`, `Access ledger of ${say(name)}`)),
        figures([
          { name: w('准入事项', 'Admitted items'), value: amount(all.length) },
          { name: w('部门', 'Departments'), value: amount(departments.length) },
          { name: w('承担的村（社区）', 'Communities that carry them'), value: amount(carried.length) },
          { name: w('全区每年工作量', 'Work a year in all'), value: days(carried.reduce((sum, one) => sum + one.personDays, 0)) }
        ])),
      filters(departments, query, go),
      part(title, kind => `/api/access/ledger.${kind}?${asked(name.code, query)}`,
        h('p', { class: 'lead', role: 'status' }, narrowed ? w(`符合条件的 ${items.length} 项`, `${items.length} found`) : w(`共 ${items.length} 项`, `${items.length} in all`)),
        items.length ? paged(items, SIZE, Number(query.page) || 0, page => go({ ...query, page: String(page) }), rows => table(title, COLUMNS, rows))
          : h('p', { class: 'nl-empty' }, w('没有符合条件的事项。', 'Nothing matches.'))),
      burdens(carried, query, go)
    ]
  };
}

/** For whoever stands above communities without being an office of the district. */
export async function above(name, query, go, signal) {
  const carried = await call(`/api/access/burdens/${encodeURIComponent(name.code)}`, { signal });
  return {
    title: say(name),
    content: [
      h('section', { class: 'glance', 'aria-label': w('概况', 'At a glance') },
        h('h1', {}, say(name)),
        figures([
          { name: w('承担事项的村（社区）', 'Communities that carry items'), value: amount(carried.length) },
          { name: w('每年工作量合计', 'Work a year in all'), value: days(carried.reduce((sum, one) => sum + one.personDays, 0)) }
        ])),
      burdens(carried, query, go)
    ]
  };
}
