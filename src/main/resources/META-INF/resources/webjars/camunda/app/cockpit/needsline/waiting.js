// The managers' page: which unit lets people wait, what waits there, and a nudge. All text goes into the page as text.
import { call, casePage } from '../../../../casefile/modules/api.js';
import { h, present } from '../../../../casefile/modules/dom.js';
import { say, w, workdays } from '../../../../casefile/modules/words.js';

const PATH = '/waiting';
const LABEL = w('谁在让群众等', 'Who lets people wait');

const name = place => w(place.zh, place.en);

const number = (value, red) => h('td', { class: `nl-number${red && value > 0 ? ' nl-late' : ''}` }, String(value));

function head(...labels) {
  return h('thead', {}, h('tr', {}, labels.map(([label, numeric]) => h('th', { scope: 'col', class: numeric ? 'nl-number' : '' }, label))));
}

function paces(steps, days, caption) {
  if (steps.length === 0) return null;
  return h('section', { class: 'nl-paces' },
    h('h2', {}, caption),
    h('p', { class: 'nl-hint' }, w(`最近 ${days} 天办完的环节，按用时中位数排列`, `Steps done in the last ${days} days, slowest median first`)),
    h('table', { class: 'nl-table' },
      head([w('环节', 'Step')], [w('中位工作日', 'Median working days'), true], [w('办完件数', 'Done'), true]),
      h('tbody', {}, steps.map(step => h('tr', {},
        h('td', {}, say(step.name)),
        number(Math.round(step.medianWorkdays * 10) / 10),
        number(step.done))))));
}

function total(units, key) {
  return units.reduce((sum, unit) => sum + unit[key], 0);
}

function figure(label, value, red) {
  return h('div', { class: `nl-figure${red && value > 0 ? ' nl-late' : ''}` }, h('span', { class: 'nl-figure-value' }, String(value)), h('span', {}, label));
}

async function overview(page, open) {
  const found = await call('/api/monitoring/units');
  const rows = found.units.map(one => h('tr', { class: 'nl-row', onclick: () => open(one.unit.code) },
    h('td', {}, h('a', { href: `#${PATH}?unit=${encodeURIComponent(one.unit.code)}`, onclick: event => event.stopPropagation() }, name(one.unit))),
    h('td', {}, say(one.level)),
    number(one.open),
    number(one.dueSoon),
    number(one.overdue, true),
    h('td', { class: 'nl-number' }, workdays(one.longest))));
  page.replaceChildren(...present([
    h('h1', {}, LABEL),
    h('p', { class: 'nl-hint' }, `${found.scope.map(name).join('、')} · ${w('截至', 'as of')} ${found.asOf}`),
    h('div', { class: 'nl-figures' },
      figure(w('等待办理', 'waiting'), total(found.units, 'open')),
      figure(w(`${found.dueSoonDays} 个工作日内到期`, `due within ${found.dueSoonDays} working days`), total(found.units, 'dueSoon')),
      figure(w('已超期', 'overdue'), total(found.units, 'overdue'), true)),
    h('section', {},
      h('h2', {}, w('各单位', 'Units')),
      found.units.length === 0
        ? h('p', {}, w('没有等待办理的事项。', 'Nothing waits.'))
        : h('table', { class: 'nl-table' },
            head([w('单位', 'Unit')], [w('层级', 'Level')], [w('等待', 'Waiting'), true], [w('即将到期', 'Due soon'), true],
              [w('超期', 'Overdue'), true], [w('最长已等', 'Longest wait'), true]),
            h('tbody', {}, rows))),
    paces(found.steps, found.stepDays, w('各环节用时', 'How long steps take'))
  ]));
}

function nudge(one) {
  if (one.nudged) return h('span', { class: 'nl-hint' }, `${w('已催办', 'nudged')} ${one.nudged}`, again(one));
  return again(one);
}

function again(one) {
  const button = h('button', { type: 'button', class: 'btn btn-default btn-sm nl-nudge' }, w('催办', 'Nudge'));
  const said = h('span', { role: 'status' });
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const { told } = await call(`/api/monitoring/steps/${encodeURIComponent(one.id)}/nudge`, { method: 'POST' });
      said.textContent = told === 0
        ? w('已记入案卷；该单位目前无人可通知。', 'Recorded in the case file; nobody in that unit can be told at present.')
        : w(`已通知 ${told} 人`, told === 1 ? '1 person told' : `${told} people told`);
      button.remove();
    } catch (error) {
      said.textContent = error.message;
    }
  });
  return h('span', { class: 'nl-nudging' }, button, said);
}

async function ofUnit(page, code) {
  const found = await call(`/api/monitoring/units/${encodeURIComponent(code)}`);
  const rows = found.cases.map(one => h('tr', {},
    h('td', {},
      one.file ? h('a', { href: casePage(one.number), target: '_blank', rel: 'noopener' }, one.number) : one.number,
      one.title ? h('div', {}, one.title) : null),
    h('td', {}, name(one.village)),
    h('td', {}, say(one.step)),
    h('td', {}, one.since.slice(0, 10), h('div', { class: 'nl-hint' }, `${w('已等', 'waited')} ${workdays(one.waited)}`)),
    h('td', { class: one.overdue ? 'nl-late' : '' }, one.due ?? '–',
      one.overdue ? h('div', {}, one.late > 0 ? `${w('超期', 'late by')} ${workdays(one.late)}` : w('已超期', 'overdue')) : null),
    h('td', {}, nudge(one))));
  page.replaceChildren(...present([
    h('p', {}, h('a', { href: `#${PATH}` }, `← ${LABEL}`)),
    h('h1', {}, name(found.unit)),
    h('p', { class: 'nl-hint' }, `${say(found.level)} · ${found.unit.code}`),
    h('section', {},
      h('h2', {}, w('在等这个单位的事项', 'What waits for this unit')),
      found.cases.length === 0
        ? h('p', {}, w('没有。', 'Nothing.'))
        : h('table', { class: 'nl-table' },
            head([w('案件', 'Case')], [w('村（社区）', 'Village')], [w('环节', 'Step')], [w('开始', 'Since')], [w('期限', 'Due')], [w('催办', 'Nudge')]),
            h('tbody', {}, rows)),
      found.more ? h('p', { class: 'nl-hint' }, w('只显示最急的部分。', 'Only the most urgent are shown.')) : null),
    paces(found.steps, found.stepDays, w('该单位各环节用时', 'How long steps take here'))
  ]));
}

/** Which unit the address asks for. */
const chosen = () => new URLSearchParams(location.hash.split('?')[1] ?? '').get('unit');

function render(node) {
  const page = h('div', { class: 'ctn-view nl-waiting', role: 'main' }, h('p', {}, w('正在读取…', 'Loading…')));
  node.append(page);
  document.title = `${LABEL} | Cockpit`;
  const shown = chosen() ? ofUnit(page, chosen()) : overview(page, code => { location.hash = `${PATH}?unit=${encodeURIComponent(code)}`; });
  shown.catch(error => page.replaceChildren(h('h1', {}, LABEL), h('p', { role: 'alert' }, error.message)));
}

/**
 * Only managers have this page; their Cockpit opens with it, because the engine's own figures are not cut to a unit and stay closed to them.
 * Logging in and out does not load the page anew, so it is asked again whenever the address leaves the login.
 */
const entries = new Set();
let manager = null;

async function recognise() {
  if (location.hash.startsWith('#/login')) {
    manager = null;
  } else if (manager === null) {
    manager = call('/api/monitoring/scope').then(() => true, error => (error.status === 403 ? false : null));
    manager = await manager;
  }
  const yes = (await manager) === true;
  document.documentElement.classList.toggle('nl-manager', yes);
  entries.forEach(entry => entry.replaceChildren(...(yes ? [h('a', { href: `#${PATH}` }, LABEL)] : [])));
  if (yes && /^#?\/?(dashboard)?$/.test(location.hash)) location.hash = `#${PATH}`;
}

function link(node) {
  entries.add(node);
  recognise();
}

window.addEventListener('hashchange', recognise);
recognise();

export default [
  { id: 'needsline.waiting', pluginPoint: 'cockpit.route', priority: 1, properties: { path: PATH, label: LABEL }, render },
  { id: 'needsline.waitingLink', pluginPoint: 'cockpit.navigation', priority: 1000, properties: { path: PATH, label: LABEL }, render: link }
];
