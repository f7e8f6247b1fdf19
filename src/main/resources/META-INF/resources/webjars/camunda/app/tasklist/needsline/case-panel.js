// The case panel: what a person must know to decide, above or beside the form of the open task, made of the same parts as the page of the
// case. All text goes into the page as text.
import { call, casePath } from '../../../../casefile/modules/api.js';
import { h, present, tag } from '../../../../casefile/modules/dom.js';
import { evidence } from '../../../../casefile/modules/evidence.js';
import { noteBox } from '../../../../casefile/modules/notes.js';
import { colleagueNotes, timeline } from '../../../../casefile/modules/parts.js';
import { say, w } from '../../../../casefile/modules/words.js';
import { gateContent } from './gate-content.js';
import { needContent } from './need-content.js';
import { fold } from './panel-parts.js';
import { taskPanel } from './task-panel.js';

const UNREADABLE = w('案件栏暂时读不到，不影响办理本任务。', 'The case panel cannot be read right now; the task itself can still be done.');
const NEWEST = 5;

/** What people type into lives on while the rest is drawn anew. */
function content(first, read) {
  const kind = first.caseKind === 'need' ? needContent(first, refresh) : gateContent(first);
  const main = h('div', { class: 'nl-main' });
  const before = h('div', {});
  const happened = h('div', {});
  const talk = h('div', {});
  const pieces = evidence(first, refresh);
  const talked = fold('', first.colleagueNotes.length > 0, talk, noteBox({
    path: casePath(first.number, '/colleague-notes'), key: 'text', label: w('给同事留言', 'A note to colleagues'),
    hint: w('只有经手本案的同事看得到。', 'Seen only by colleagues who have this case.'), action: w('留言', 'Add note'), said: refresh
  }));
  const proof = fold('', first.takesNotes || first.evidence.length > 0, pieces.element);

  function draw(file) {
    main.replaceChildren(...present(kind.main(file)));
    before.replaceChildren(...present(kind.before(file)));
    happened.replaceChildren(fold(w('经过', 'What has happened'), true, ...present(timeline(file.timeline, NEWEST))));
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
  return [main, h('div', { class: 'nl-more' }, ...present(kind.order({ before, proof, happened, talked })))];
}

async function panel(taskId) {
  const read = () => call(`/api/tasks/${encodeURIComponent(taskId)}/case`);
  try {
    return content(await read(), read);
  } catch (error) {
    // No case behind this task, or not signed in: the form stands alone.
    return [401, 404].includes(error.status) ? [] : [h('p', { class: 'nl-trouble' }, UNREADABLE)];
  }
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

/** Groups that are not one's own, by name: the web application knows only the names of one's own and shows the ids of others. */
const groups = new Map();

function nameGroups() {
  document.querySelectorAll('.task-card .groups, .task-card .groups *').forEach(element => {
    if (element.childElementCount === 0 && groups.has(element.textContent.trim())) element.textContent = groups.get(element.textContent.trim());
  });
}

async function drawCard(node, taskId) {
  const card = await cardOf(taskId);
  if (!card) return;
  if (card.holder) groups.set(card.holder.code, `${card.holder.zh} ${card.holder.en}`);
  node.replaceChildren(h('div', { class: 'nl-card' },
    ...present([
      card.urgent && tag(card.unit ? w('应急', 'Emergency') : w('紧急', 'Urgent'), 'nl-red'),
      card.title && h('div', { class: 'nl-card-title' }, card.title),
      h('span', {}, [card.number, card.category && say(card.category), card.village && say(card.village), card.unit && say(card.unit)].filter(Boolean).join(' · ')),
      card.holder && h('span', { class: 'nl-card-holder' }, w('由', 'Held by'), ' ', say(card.holder), w(' 办理', '')),
      card.total && h('span', { class: `nl-card-total${card.total.over ? ' nl-trouble' : ''}` }, say(card.total.words))
    ])));
}

export default [
  taskPanel({ id: 'needsline.casePanel', priority: 1, label: w('案件', 'Case'), read: panel, drawn: nameGroups }),
  {
    id: 'needsline.caseCard',
    pluginPoint: 'tasklist.card',
    priority: 1,
    render: (node, { taskId }) => drawCard(node, taskId)
  }
];
