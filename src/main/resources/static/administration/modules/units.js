// Units: found, added, renamed, closed.
import { call } from '../../casefile/modules/api.js';
import { h, present, tag } from '../../casefile/modules/dom.js';
import { w } from '../../casefile/modules/words.js';
import { fileButtons } from './files.js';
import { ask, attempt, button, dialog, labelled, outcome, pages, table, text, values } from './frame.js';

const PATH = '/api/administration/units';
const LEVELS = {
  DISTRICT: w('区', 'District'), TOWN: w('街镇', 'Town'), VILLAGE: w('村·社区', 'Village'),
  GRID: w('网格', 'Grid'), DEPARTMENT: w('部门', 'Department'), TEAM: w('服务队', 'Team')
};

export async function units(root) {
  const said = outcome();
  const list = h('div', {});
  const query = { text: '', closed: false, page: 0 };
  const form = h('form', { role: 'search' },
    labelled(w('编码或名称', 'Code or name'), h('input', { type: 'search', name: 'text', maxlength: 100 })),
    labelled(w('已撤销的', 'Closed ones'), h('select', { name: 'closed' }, h('option', { value: 'false' }, w('不显示', 'Hidden')), h('option', { value: 'true' }, w('显示', 'Shown')))),
    h('button', { type: 'submit', class: 'nl-button' }, w('查找', 'Find')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    Object.assign(query, values(form), { page: 0 });
    show();
  });
  root.replaceChildren(
    h('div', { class: 'toolbar' }, form, button(w('新增单位', 'Add a unit'), () => add(said, show), 'go'), fileButtons('units', said, show)),
    said.line, list);

  async function show() {
    try {
      const found = await call(`${PATH}?${new URLSearchParams({ ...query, size: 25 })}`);
      list.replaceChildren(...present([
        found.items.length
          ? table(w('单位', 'Units'), [w('编码', 'Code'), w('名称', 'Name'), w('层级', 'Level'), w('人数', 'People'), ''], found.items.map(row))
          : h('p', { class: 'part nl-empty' }, w('没有找到单位。', 'No unit found.')),
        pages(found.page, found.hasMore, page => { query.page = page; show(); })
      ]));
    } catch (error) {
      said.bad(error);
    }
  }

  const row = ({ unit, closed, people }) => h('tr', {},
    h('td', { class: 'nowrap' }, unit.code),
    h('td', {}, unit.name, ' ', h('span', { class: 'quiet' }, unit.nameEn === unit.name ? '' : unit.nameEn), closed && tag(w('已撤销', 'Closed'))),
    h('td', {}, LEVELS[unit.level]),
    h('td', {}, people),
    h('td', { class: 'act' }, !closed && [
      h('button', { type: 'button', class: 'nl-link', onclick: () => rename(unit, said, show) }, w('改名', 'Rename')), ' ',
      h('button', { type: 'button', class: 'nl-link', onclick: () => ask(w('撤销单位', 'Close the unit'),
        w(`撤销“${unit.name}”？它不再接收工作和人员，旧案件中名称保留。`, `Close ${unit.nameEn}? It gets no work and no people any more, and keeps its name in old cases.`),
        w('撤销', 'Close it'), async () => {
          await call(`${PATH}/${encodeURIComponent(unit.code)}/close`, { method: 'POST' });
          said.good(w(`“${unit.name}”已撤销。`, `${unit.nameEn} is closed.`));
          show();
        }) }, w('撤销', 'Close'))]));

  await show();
}

function add(outside, changed) {
  const said = outcome();
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('新增', 'Add'));
  const form = h('form', { class: 'entry' },
    labelled(w('层级', 'Level'), h('select', { name: 'level', required: true }, Object.entries(LEVELS).map(([id, name]) => h('option', { value: id }, name)))),
    labelled(w('编码', 'Code'), text('code', { required: true, maxlength: 47 })),
    labelled(w('名称', 'Chinese name'), text('name', { required: true, maxlength: 200 })),
    labelled(w('英文名称（可不填）', 'English name (optional)'), text('nameEn', { maxlength: 200 })),
    h('p', { class: 'hint wide' }, w('编码就是隶属关系：区6位，街镇9位，村12位，网格15位数字；部门和服务队为上级编码加“-”加英文简称。',
      'The code is the hierarchy: 6 digits for a district, 9 town, 12 village, 15 grid; a department or team is the code above, a hyphen and a short name.')),
    h('div', { class: 'wide nl-buttons' }, go));
  form.elements.level.value = 'VILLAGE';
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      const entered = values(form);
      await call(PATH, { method: 'POST', body: entered });
      close();
      outside.good(w(`已新增“${entered.name}”。`, `${entered.name} was added.`));
      changed();
    });
  });
  const close = dialog(w('新增单位', 'Add a unit'), null, said.line, form);
}

function rename(unit, outside, changed) {
  const said = outcome();
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('保存', 'Save'));
  const form = h('form', { class: 'entry' },
    labelled(w('名称', 'Chinese name'), text('name', { value: unit.name, required: true, maxlength: 200 })),
    labelled(w('英文名称', 'English name'), text('nameEn', { value: unit.nameEn, maxlength: 200 })),
    h('div', { class: 'wide nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      await call(`${PATH}/${encodeURIComponent(unit.code)}`, { method: 'PUT', body: values(form) });
      close();
      outside.good(w('已改名。', 'Renamed.'));
      changed();
    });
  });
  const close = dialog(unit.code, null, said.line, form);
}
