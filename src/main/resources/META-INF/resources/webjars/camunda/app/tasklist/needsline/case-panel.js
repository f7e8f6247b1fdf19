// The case panel: what a person must know to decide, above or beside the form of the open task. All text goes into the page as text.

const zhFirst = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh');
const say = (both) => (zhFirst ? both.zh : both.en);
const unitName = unit => (unit ? say(unit) : '');

// The web applications live under <context>/camunda, this system's own interface beside them.
const base = (document.querySelector('base')?.getAttribute('app-root') ?? '/camunda').replace(/\/camunda\/?$/, '');

const UNREADABLE = '案件栏暂时读不到，不影响办理本任务。The case panel cannot be read right now; the task itself can still be done.';

function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

async function call(path, options = {}) {
  const response = await fetch(base + path, {
    credentials: 'same-origin',
    ...options,
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', 'Content-Type': 'application/json' }
  });
  if (response.ok) return response.status === 204 ? null : response.json();
  const refusal = await response.json().catch(() => null);
  const error = new Error(refusal?.zh ? `${refusal.zh} ${refusal.en}` : UNREADABLE);
  error.status = response.status;
  throw error;
}

const field = (label, ...content) =>
  h('div', { class: 'nl-field' }, h('span', { class: 'nl-label' }, label), h('span', { class: 'nl-value' }, ...content));

function section(title, open, ...content) {
  return h('details', { class: 'nl-section', open }, h('summary', {}, title), ...content);
}

// --- who reported -----------------------------------------------------------------------------------------------------------------

function contactLines(contact, full) {
  return [
    h('span', { class: 'nl-name' }, contact.name),
    contact.phone && (full ? h('a', { href: `tel:${contact.phone}` }, contact.phone) : h('span', {}, contact.phone)),
    contact.email && (full ? h('a', { href: `mailto:${contact.email}` }, contact.email) : h('span', {}, contact.email))
  ].filter(Boolean);
}

function reporter(file) {
  if (!file.reporter) return field('反映人 Reporter', '匿名 Anonymous');
  const box = h('span', { class: 'nl-contact' });
  const masked = () => {
    box.replaceChildren(
      ...contactLines(file.reporter, false),
      h('button', { type: 'button', class: 'nl-link', onclick: ask }, '显示 Reveal'));
  };
  const ask = () => {
    const reason = h('input', {
      type: 'text', maxlength: 200, required: true, 'aria-label': '用途 What for',
      placeholder: '用途，如：回访 What for, e.g. call-back'
    });
    const trouble = h('span', { class: 'nl-trouble', role: 'alert' });
    const reveal = async event => {
      event.preventDefault();
      try {
        const contact = await call(`/api/cases/${encodeURIComponent(file.number)}/reveal`, {
          method: 'POST', body: JSON.stringify({ reason: reason.value })
        });
        box.replaceChildren(...contactLines(contact, true));
      } catch (error) {
        trouble.textContent = error.message;
      }
    };
    box.replaceChildren(h('form', { class: 'nl-ask', onsubmit: reveal },
      h('span', {}, '谁在何时为何查看会留下记录。Who looked, when and why is recorded.'),
      reason,
      h('button', { type: 'submit', class: 'nl-button' }, '确认显示 Show'),
      h('button', { type: 'button', class: 'nl-link', onclick: masked }, '取消 Cancel'),
      trouble));
    reason.focus();
  };
  masked();
  return field('反映人 Reporter', box);
}

// --- the parts of the panel -------------------------------------------------------------------------------------------------------

function deadline(file) {
  if (!file.deadline) return null;
  const due = file.deadline;
  return h('div', { class: `nl-due${due.overdue ? ' nl-overdue' : ''}` },
    h('span', { class: 'nl-label' }, '办理期限 Deadline'),
    h('strong', {}, due.at),
    due.overdue && h('span', { class: 'nl-tag nl-red' }, '已超期 Overdue'),
    due.provisional && h('span', { class: 'nl-tag' }, '暂定 Provisional'),
    h('span', { class: 'nl-how' }, say(due.explanation)));
}

function others(title, list, open) {
  if (!list.length) return null;
  return section(`${title}（${list.length}）`, open, h('ul', { class: 'nl-list' }, list.map(other =>
    h('li', {},
      h('span', { class: 'nl-number' }, other.number),
      other.similarity !== null && h('span', { class: 'nl-tag' }, `${other.similarity}%`),
      h('span', { class: 'nl-tag' }, say(other.status)),
      h('div', {}, other.title)))));
}

function ladder(file) {
  if (!file.ladder.length) return null;
  return section('经过哪些层级 Where it has been', true, h('ol', { class: 'nl-ladder' }, file.ladder.map(stay =>
    h('li', { class: stay.until ? '' : 'nl-here' },
      h('span', { class: 'nl-level' }, say(stay.level)),
      h('span', {}, unitName(stay.unit)),
      h('span', { class: 'nl-days' }, zhFirst ? `${stay.days} 个工作日` : `${stay.days} working days`),
      h('span', { class: 'nl-when' }, `${stay.since} – ${stay.until ?? (zhFirst ? '现在' : 'now')}`),
      stay.responsible && h('span', {}, `${zhFirst ? '承办' : 'Delivers'}: ${unitName(stay.responsible)}`)))));
}

function timeline(file) {
  const line = entry => h('li', { class: entry.byClock ? 'nl-clock' : '' },
    h('span', { class: 'nl-when' }, entry.at),
    h('span', {}, say(entry.sentence)),
    h('span', { class: 'nl-by' }, say(entry.by)),
    entry.note && h('q', {}, entry.note));
  const latest = file.timeline.slice(0, 5);
  const list = h('ol', { class: 'nl-timeline' }, latest.map(line));
  const rest = file.timeline.slice(5);
  const more = rest.length > 0 && h('button', {
    type: 'button', class: 'nl-link', onclick: event => {
      list.append(...rest.map(line));
      event.target.remove();
    }
  }, `全部 All（${file.timeline.length}）`);
  return section('经过 What has happened', true, list, more);
}

function objections(file) {
  if (!file.objections.length) return null;
  const verdict = one => one.upheld === null ? '待答复 Unanswered' : one.upheld ? '成立 Upheld' : '不成立 Dismissed';
  return section(`异议 Objections（${file.objections.length}）`, true, h('ul', { class: 'nl-list' }, file.objections.map(one =>
    h('li', {},
      h('span', { class: 'nl-when' }, one.at),
      h('span', { class: 'nl-tag' }, verdict(one)),
      h('q', {}, one.text),
      one.answer && h('div', {}, `${zhFirst ? '答复' : 'Answer'}: ${one.answer}`)))));
}

function noteBox(file, reload) {
  if (!file.takesNotes) return null;
  const text = h('textarea', { rows: 2, maxlength: 1000, 'aria-label': '进展 Progress note',
    placeholder: '记一笔进展，同办的单位都能看到。A progress note, seen by all units in the case.' });
  const trouble = h('span', { class: 'nl-trouble', role: 'alert' });
  const send = h('button', { type: 'submit', class: 'nl-button' }, '记录 Add note');
  const add = async event => {
    event.preventDefault();
    send.disabled = true;
    try {
      await call(`/api/cases/${encodeURIComponent(file.number)}/notes`, {
        method: 'POST', body: JSON.stringify({ note: text.value })
      });
      reload();
    } catch (error) {
      trouble.textContent = error.message;
      send.disabled = false;
    }
  };
  return h('form', { class: 'nl-note', onsubmit: add }, text, send, trouble);
}

function facts(file) {
  const tags = [
    h('span', { class: 'nl-tag' }, say(file.status)),
    file.urgent && h('span', { class: 'nl-tag nl-red' }, '紧急 Urgent'),
    file.hardship && h('span', { class: 'nl-tag' }, '特困 Hardship'),
    file.leftBehind && h('span', { class: 'nl-tag' }, say(file.leftBehind))
  ].filter(Boolean);
  const minutes = file.minutes && h('a', {
    href: `${base}/api/cases/${encodeURIComponent(file.number)}/minutes/${encodeURIComponent(file.minutes.id)}`,
    download: file.minutes.fileName
  }, `${zhFirst ? '会议纪要' : 'Minutes'} ${file.minutes.publishedOn}（PDF）`);
  return [
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), ...tags),
    h('blockquote', { class: 'nl-description' }, file.description),
    h('div', { class: 'nl-fields' },
      file.place && field('地点 Place', file.place),
      reporter(file),
      field('来源 Channel', say(file.channel)),
      file.grid && field('网格 Grid', unitName(file.grid)),
      file.responsible && field('承办单位 In charge', unitName(file.responsible)),
      file.promisedOn && field('承诺日期 Promised by', file.promisedOn),
      file.extensionTo && field('申请延至 Extension asked until', file.extensionTo),
      file.mergedInto && field('已并入 Merged into', file.mergedInto),
      minutes && field('议定 Screening', minutes),
      file.answer && field('已公开的答复 Public answer', file.answer))
  ];
}

function content(file, reload) {
  return [
    h('div', { class: 'nl-main' }, facts(file), deadline(file)),
    h('div', { class: 'nl-more' },
      others('可能重复 Likely duplicates', file.duplicates, true),
      others('已并入本件 Merged into this need', file.merged, true),
      objections(file),
      ladder(file),
      timeline(file),
      noteBox(file, reload))
  ];
}

// --- follows the open task --------------------------------------------------------------------------------------------------------

function openTask() {
  const query = location.hash.split('?')[1];
  return query ? new URLSearchParams(query).get('task') : null;
}

const panel = h('aside', { class: 'nl-panel', 'aria-label': '案件 Case', hidden: true });
let shown = null;
let asked = 0;
let ticking = null;

async function show(taskId) {
  const turn = ++asked;
  const answer = await call(`/api/tasks/${encodeURIComponent(taskId)}/case`).then(
    file => content(file, () => show(taskId)),
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
    card.urgent && h('span', { class: 'nl-tag nl-red' }, '紧急 Urgent'),
    card.title && h('div', { class: 'nl-card-title' }, card.title),
    h('span', {}, [card.number, card.category && say(card.category), card.village && unitName(card.village)]
      .filter(Boolean).join(' · '))));
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
