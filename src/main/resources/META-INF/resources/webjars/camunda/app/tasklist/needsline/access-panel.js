// What a person must know to decide about an access request: the ten links with their days, what everybody said, and what the clock did.
// All text goes into the page as text.
import { call } from '../../../../casefile/modules/api.js';
import { field, h, present, tag } from '../../../../casefile/modules/dom.js';
import { timeline } from '../../../../casefile/modules/parts.js';
import { say, w, workdays } from '../../../../casefile/modules/words.js';

const style = document.createElement('link');
style.rel = 'stylesheet';
style.href = new URL('./access-panel.css', import.meta.url).href;
document.head.append(style);

const NEWEST = 6;
const TOTAL = 20;
const CLASSES = { DONE: 'nl-done', OPEN: 'nl-running', LATE: 'nl-late', SKIPPED: 'nl-passed', WAITING: '' };

function saidOf(link) {
  switch (link.state) {
    case 'DONE': return `${link.doneOn} · ${workdays(link.daysUsed)}`;
    case 'OPEN': return w(`至 ${link.dueAt} · 已用 ${workdays(link.daysUsed)}`, `until ${link.dueAt} · ${workdays(link.daysUsed)} used`);
    case 'LATE': return w(`已超时，期限 ${link.dueAt}`, `late, was due ${link.dueAt}`);
    case 'SKIPPED': return w('未经过', 'passed over');
    default: return w('未到', 'not yet');
  }
}

function links(list) {
  return h('ol', { class: 'nl-links', 'aria-label': w('十个环节', 'The ten links') }, list.map(link =>
    h('li', { class: CLASSES[link.state], title: say(link.explanation) },
      h('span', { class: 'nl-link-name' }, `${link.number} ${say(link.label)}`),
      h('span', { class: 'nl-link-said' }, saidOf(link)))));
}

function total(clock) {
  if (!clock) return null;
  const bar = h('span', {});
  bar.style.width = `${Math.min(100, Math.round(clock.daysUsed * 100 / TOTAL))}%`;
  return [
    field(w('总时限（受理至决定）', 'Total clock, complete application to decision'),
      w(`已用 ${workdays(clock.daysUsed)}，至 ${clock.dueAt}`, `${workdays(clock.daysUsed)} used, until ${clock.dueAt}`), ' ',
      clock.stopped && tag(w('已决定', 'Decided')), clock.over && tag(w('已超', 'Over'), 'nl-red')),
    h('div', { class: `nl-clock-bar${clock.over ? ' nl-over' : ''}` }, bar)
  ];
}

function opinion(label, said) {
  return said && field(label, say(said.said), said.note && h('q', {}, said.note));
}

function communities(list) {
  return h('table', { class: 'nl-said-by' },
    h('tr', {}, ...[w('社区', 'Community'), w('意见', 'Answer'), w('负担', 'Burden'), w('到账', 'Paid')].map(head => h('th', { scope: 'col' }, head))),
    list.map(each => h('tr', {},
      h('td', {}, say(each.community)),
      h('td', {}, each.stance ? say(each.stance) : '—', each.words && h('q', {}, each.words), each.exitGround && tag(w(`要求退出：${say(each.exitGround)}`, `Asks for exit: ${say(each.exitGround)}`), 'nl-red')),
      h('td', {}, each.burden ?? '—'),
      h('td', {}, each.receivedOn ? `${each.paid} · ${each.receivedOn}` : '—'))));
}

function objections(list) {
  return h('ul', { class: 'nl-list' }, list.map(each => h('li', {},
    h('q', {}, each.words),
    each.upheld === null || each.upheld === undefined ? tag(w('待复核', 'Under review')) : tag(each.upheld ? w('成立', 'Upheld') : w('不成立', 'Dismissed')),
    each.answer && h('div', {}, each.answer))));
}

function section(title, open, ...content) {
  return h('details', { class: 'nl-section', open }, h('summary', {}, title), ...content);
}

function content(file) {
  const tags = [tag(say(file.status)), file.ending && tag(say(file.ending)), file.kind && tag(say(file.kind)), file.emergency && tag(w('应急', 'Emergency'), 'nl-red')];
  const main = h('div', { class: 'nl-main' },
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), ...present(tags)),
    links(file.links),
    ...present(total(file.total) ?? []),
    h('div', { class: 'nl-fields' },
      ...present([
        field(w('申报部门', 'Department'), say(file.department)),
        file.responseNumber && field(w('应急响应', 'Emergency response'), file.responseNumber),
        file.refersTo && field(w('原事项', 'Refers to'), file.refersTo)
      ])),
    ...present([
      file.missing && field(w('一次性告知', 'What is missing, told once'), file.missing),
      file.legalBasis && field(w('法律法规依据', 'Legal basis'), file.legalBasis),
      file.reason && field(w('为何须由社区承担', 'Why communities'), file.reason),
      file.powers && field(w('下放权限', 'Powers handed over'), file.powers),
      opinion(w('合法性意见', 'Legal opinion'), file.legal),
      opinion(w('经费意见', 'Funding opinion'), file.funding),
      opinion(w('会审建议', 'The joint review recommends'), file.recommendation),
      opinion(w('领导小组决定', 'The leading group decided'), file.decision)
    ]));
  const lines = file.timeline.map(line => ({
    at: line.at,
    sentence: line.unit ? { zh: `${line.what.zh} · ${line.unit.zh}`, en: `${line.what.en} · ${line.unit.en}` } : line.what,
    by: line.byClock ? { zh: '时钟', en: 'the clock' } : line.by === 'system' ? { zh: '系统', en: 'the system' } : { zh: line.by, en: line.by },
    byClock: line.byClock,
    note: line.note
  }));
  const more = h('div', { class: 'nl-more' }, ...present([
    file.communities.length > 0 && section(w(`目标社区（${file.communities.length}）`, `Target communities (${file.communities.length})`), file.communities.length <= 12, communities(file.communities)),
    file.objections.length > 0 && section(w(`异议（${file.objections.length}）`, `Objections (${file.objections.length})`), true, objections(file.objections)),
    section(w('经过', 'What has happened'), true, ...present(timeline(lines, NEWEST)))
  ]));
  return [main, more];
}

function report(file) {
  return [h('div', { class: 'nl-main' },
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), tag(w('拒办', 'Unadmitted work'))),
    h('blockquote', { class: 'nl-description' }, file.what),
    h('div', { class: 'nl-fields' },
      field(w('报告社区', 'Community'), say(file.community)),
      field(w('部门', 'Department'), say(file.department)),
      field(w('报告日', 'Reported on'), file.reportedOn)))];
}

// --- follows the open task --------------------------------------------------------------------------------------------------------

function openTask() {
  const query = location.hash.split('?')[1];
  return query ? new URLSearchParams(query).get('task') : null;
}

const panel = h('aside', { class: 'nl-panel nl-access', 'aria-label': w('准入申请', 'Access request'), hidden: true });
let shown = null;
let asked = 0;
let ticking = null;

async function show(taskId) {
  const turn = ++asked;
  const task = encodeURIComponent(taskId);
  const file = await call(`/api/tasks/${task}/access`);
  const told = file ? content(file) : null;
  const other = told ?? await call(`/api/tasks/${task}/unadmitted-report`).then(found => found && report(found));
  if (turn !== asked || !other) return;
  panel.replaceChildren(...other);
  panel.hidden = false;
}

function follow() {
  const task = openTask();
  if (task !== shown) {
    shown = task;
    asked++;
    panel.hidden = true;
    panel.replaceChildren();
    // Without an answer the form stands alone.
    if (task) show(task).catch(() => {});
  }
  // The web application builds the card anew with every task.
  const form = document.querySelector('.task-details .task-card > .tabbed-content');
  if (panel.hidden) panel.remove();
  else if (form && panel.parentElement !== form.parentElement) form.before(panel);
}

// --- the cards of the list --------------------------------------------------------------------------------------------------------

const waiting = new Map();

/** One request for all cards that the web application draws in the same moment. */
function cardOf(taskId) {
  return new Promise(resolve => {
    if (!waiting.size) {
      setTimeout(async () => {
        const wanted = new Map(waiting);
        waiting.clear();
        const cards = await call(`/api/access/cards?ids=${[...wanted.keys()].map(encodeURIComponent).join(',')}`).catch(() => ({}));
        wanted.forEach((answer, id) => answer.forEach(tell => tell(cards?.[id])));
      }, 20);
    }
    waiting.set(taskId, [...(waiting.get(taskId) ?? []), resolve]);
  });
}

async function drawCard(node, taskId) {
  const card = await cardOf(taskId);
  if (!card) return;
  node.replaceChildren(h('div', { class: 'nl-card' },
    ...present([
      card.urgent && tag(w('应急', 'Emergency'), 'nl-red'),
      h('div', { class: 'nl-card-title' }, card.title),
      h('span', {}, [card.number, say(card.unit)].join(' · '))
    ])));
}

export default [
  {
    id: 'needsline.accessPanel',
    pluginPoint: 'tasklist.task.action',
    priority: 3,
    render: () => {
      // The address changes without an event when a task is picked in the list.
      clearInterval(ticking);
      ticking = setInterval(follow, 300);
      follow();
    },
    unmount: () => {
      clearInterval(ticking);
      shown = null;
      panel.remove();
    }
  },
  {
    id: 'needsline.accessCard',
    pluginPoint: 'tasklist.card',
    priority: 1,
    render: (node, { taskId }) => drawCard(node, taskId)
  }
];
