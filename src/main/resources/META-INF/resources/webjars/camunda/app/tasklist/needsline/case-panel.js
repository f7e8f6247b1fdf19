// The case panel: what a person must know to decide, above or beside the form of the open task, made of the same parts as the page of the
// case. All text goes into the page as text.
import { call, casePage, casePath } from '../../../../casefile/modules/api.js';
import { contact } from '../../../../casefile/modules/contact.js';
import { field, h, present, tag } from '../../../../casefile/modules/dom.js';
import { evidence } from '../../../../casefile/modules/evidence.js';
import { noteBox } from '../../../../casefile/modules/notes.js';
import { colleagueNotes, deadline, ladder, minutes, objections, others, tags, timeline } from '../../../../casefile/modules/parts.js';
import { say, w } from '../../../../casefile/modules/words.js';

const UNREADABLE = w('案件栏暂时读不到，不影响办理本任务。', 'The case panel cannot be read right now; the task itself can still be done.');
const NEWEST = 5;

function section(title, open, ...content) {
  return h('details', { class: 'nl-section', open }, h('summary', {}, title), ...content);
}

function facts(file) {
  return [
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), ...present(tags(file)),
      h('a', { class: 'nl-open', href: casePage(file.number), target: '_blank', rel: 'noopener' }, w('打开案卷', 'Open case file'))),
    h('blockquote', { class: 'nl-description' }, file.description),
    h('div', { class: 'nl-fields' },
      file.place && field(w('地点', 'Place'), file.place),
      field(w('反映人', 'Reporter'), contact(file)),
      field(w('来源', 'Channel'), say(file.channel)),
      file.grid && field(w('网格', 'Grid'), say(file.grid)),
      file.responsible && field(w('承办单位', 'In charge'), say(file.responsible)),
      file.promisedOn && field(w('承诺日期', 'Promised by'), file.promisedOn),
      file.extensionTo && field(w('申请延至', 'Extension asked until'), file.extensionTo),
      file.mergedInto && field(w('已并入', 'Merged into'), file.mergedInto),
      file.minutes && field(w('议定', 'Screening'), minutes(file)),
      file.answer && field(w('已公开的答复', 'Public answer'), file.answer))
  ];
}

/** What people type into lives on while the rest is drawn anew. */
function content(first, read) {
  const path = rest => casePath(first.number, rest);
  const main = h('div', { class: 'nl-main' });
  const before = h('div', {});
  const happened = h('div', {});
  const talk = h('div', {});
  const pieces = evidence(first, refresh);
  const talked = section('', first.colleagueNotes.length > 0, talk, noteBox({
    path: path('/colleague-notes'), key: 'text', label: w('给同事留言', 'A note to colleagues'),
    hint: w('只有经手本案的同事看得到。', 'Seen only by colleagues who have this case.'), action: w('留言', 'Add note'), said: refresh
  }));
  const proof = section('', first.takesNotes || first.evidence.length > 0, pieces.element);
  const progress = first.takesNotes && noteBox({
    path: path('/notes'), key: 'note', label: w('进展', 'Progress'),
    hint: w('写进经过，同办的单位都能看到。', 'Goes into what has happened; all units in the case see it.'), action: w('记录进展', 'Add progress'), said: refresh
  });

  function draw(file) {
    main.replaceChildren(...present([facts(file), deadline(file.deadline)]));
    before.replaceChildren(...present([
      file.duplicates.length > 0 && section(w(`可能重复（${file.duplicates.length}）`, `Likely duplicates (${file.duplicates.length})`), true, others(file.duplicates, true)),
      file.merged.length > 0 && section(w(`已并入本件（${file.merged.length}）`, `Merged into this need (${file.merged.length})`), true, others(file.merged, true)),
      file.objections.length > 0 && section(w(`异议（${file.objections.length}）`, `Objections (${file.objections.length})`), true, objections(file.objections)),
      file.ladder.length > 0 && section(w('经过哪些层级', 'Levels that held it'), true, ladder(file.ladder))
    ]));
    happened.replaceChildren(section(w('经过', 'What has happened'), true, ...present(timeline(file.timeline, NEWEST))));
    pieces.update(file);
    proof.firstChild.textContent = w(`照片与文件（${file.evidence.length}）`, `Evidence (${file.evidence.length})`);
    talk.replaceChildren(colleagueNotes(file.colleagueNotes));
    talked.firstChild.textContent = w(`同事留言（${file.colleagueNotes.length}）`, `Notes between colleagues (${file.colleagueNotes.length})`);
  }

  async function refresh() {
    try {
      draw(await read());
    } catch {
      // What is shown stays; the next reading will be newer.
    }
  }

  draw(first);
  return [main, h('div', { class: 'nl-more' }, ...present([before, first.takesNotes && proof, happened, progress, !first.takesNotes && proof, talked]))];
}

// --- follows the open task --------------------------------------------------------------------------------------------------------

function openTask() {
  const query = location.hash.split('?')[1];
  return query ? new URLSearchParams(query).get('task') : null;
}

const panel = h('aside', { class: 'nl-panel', 'aria-label': w('案件', 'Case'), hidden: true });
let shown = null;
let asked = 0;
let ticking = null;

async function show(taskId) {
  const turn = ++asked;
  const read = () => call(`/api/tasks/${encodeURIComponent(taskId)}/case`);
  const answer = await read().then(
    file => content(file, read),
    // No case behind this task, or not signed in: the form stands alone.
    error => [401, 404].includes(error.status) ? [] : [h('p', { class: 'nl-trouble' }, UNREADABLE)]);
  if (turn !== asked) return;
  panel.replaceChildren(...answer.flat().filter(Boolean));
  panel.hidden = answer.length === 0;
}

function follow() {
  const task = openTask();
  // The web application builds the card anew with every task.
  const form = document.querySelector('.task-details .task-card > .tabbed-content');
  if (form && panel.parentElement !== form.parentElement) form.before(panel);
  if (task === shown) return;
  shown = task;
  panel.hidden = true;
  panel.replaceChildren();
  asked++;
  if (task) show(task);
}

// --- the cards of the list --------------------------------------------------------------------------------------------------------

const waiting = new Map();

/** One request for all cards that the web application draws in the same moment. */
function cardOf(taskId) {
  return new Promise(resolve => {
    if (!waiting.size) {
      setTimeout(async () => {
        const asked = new Map(waiting);
        waiting.clear();
        const cards = await call(`/api/tasks/cards?ids=${[...asked.keys()].map(encodeURIComponent).join(',')}`).catch(() => ({}));
        asked.forEach((answer, id) => answer.forEach(tell => tell(cards[id])));
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
      card.urgent && tag(w('紧急', 'Urgent'), 'nl-red'),
      card.title && h('div', { class: 'nl-card-title' }, card.title),
      h('span', {}, [card.number, card.category && say(card.category), card.village && say(card.village)].filter(Boolean).join(' · '))
    ])));
}

export default [
  {
    id: 'needsline.casePanel',
    pluginPoint: 'tasklist.task.action',
    priority: 1,
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
    id: 'needsline.caseCard',
    pluginPoint: 'tasklist.card',
    priority: 1,
    render: (node, { taskId }) => drawCard(node, taskId)
  }
];
