// The page of a case: what every kind has, laid out as its kind wants it.
import { base, call, casePath, searchPage } from './api.js';
import { h, present, tag } from './dom.js';
import { evidence } from './evidence.js';
import { gatePage } from './gate-page.js';
import { needPage } from './need-page.js';
import { noteBox } from './notes.js';
import { colleagueNotes, timeline } from './parts.js';
import { frame, loginHere, message } from './shell.js';
import { section } from './shell-parts.js';
import { say, w } from './words.js';

const number = decodeURIComponent(location.pathname.split('/').pop());
const main = h('main', { class: 'case' });
document.title = `${number} ${w('案卷', 'Case file')}`;
frame(w('案卷', 'Case file'), main);

function waiting() {
  main.setAttribute('aria-busy', 'true');
  main.replaceChildren(
    h('p', { class: 'nl-empty loading', role: 'status' }, w('正在打开案卷…', 'Opening the case file…')),
    h('div', { class: 'ghost tall', 'aria-hidden': 'true' }), h('div', { class: 'ghost', 'aria-hidden': 'true' }));
}

function unreadable(error) {
  const search = h('a', { class: 'nl-button', href: searchPage() }, w('查案件', 'Find a case'));
  if (error.status === 401) {
    return message(w('请先登录', 'Please log in'), w('登录后会回到这份案卷。', 'After the login you come back to this case file.'),
      h('a', { class: 'nl-button', href: `${base}/camunda/app/tasklist/default/`, onclick: loginHere }, w('登录', 'Log in')));
  }
  if ([400, 403, 404].includes(error.status)) {
    return message(w('没有这份案卷', 'No such case file'), error.message, search);
  }
  return message(w('案卷暂时打不开', 'The case file cannot be opened right now'), error.message,
    h('button', { type: 'button', class: 'nl-button', onclick: open }, w('再试一次', 'Try again')), search);
}

// --- deadlines and what happened --------------------------------------------------------------------------------------------------

const RED = ['overdue', 'late'];
const AMBER = ['lapsed'];
const colour = outcome => (RED.includes(outcome) ? 'nl-red' : AMBER.includes(outcome) ? 'nl-amber' : '');

function deadlines(file) {
  if (!file.deadlines.length) return null;
  return section('deadlines', w('各步期限与算法', 'Deadlines and how they were counted'),
    h('ol', { class: 'nl-list' }, file.deadlines.map(one => h('li', {},
      h('div', { class: 'nl-tags' }, h('strong', {}, say(one.step)), tag(say(one.outcomeText), colour(one.outcome)),
        one.provisional && tag(w('暂定', 'Provisional'))),
      h('div', { class: 'days' }, `${one.from} → ${one.due}`,
        one.endedAt && h('span', { class: 'nl-by' }, ` ${w('结束于', 'ended')} ${one.endedAt}${one.endedBy ? ` · ${say(one.endedBy)}` : ''}`)),
      h('span', { class: 'nl-how' }, say(one.explanation))))));
}

function scores(file) {
  if (!file.scores.length) return null;
  return section('scores', w('积分', 'Score entries'), h('ul', { class: 'nl-list' }, file.scores.map(one => h('li', { class: one.reversed ? 'reversed' : '', title: one.rule },
    h('div', {}, h('strong', { class: 'points' }, one.points > 0 ? `+${one.points}` : String(one.points)), ' ', one.unit ? say(one.unit) : one.subject,
      one.reversed && tag(w('已冲销', 'Reversed')), one.reversal && tag(w('冲销', 'Reversal'))),
    h('span', { class: 'nl-how' }, [say(one.reason), one.at].filter(Boolean).join(' · '))))));
}

function accesses(file) {
  if (file.accesses === null) return null;
  const box = h('div', {});
  const trouble = h('span', { class: 'nl-trouble', role: 'alert' });
  const read = async () => {
    try {
      const list = await call(casePath(file.number, '/accesses'));
      box.replaceChildren(h('ul', { class: 'nl-list' }, list.map(one => h('li', {},
        h('time', { class: 'nl-when' }, one.at), tag(say(one.what), one.action === 'reveal' ? 'nl-amber' : ''), ' ', say(one.by),
        one.reason && h('q', {}, one.reason)))));
    } catch (error) {
      trouble.textContent = error.message;
    }
  };
  box.append(h('p', {}, w(`共 ${file.accesses} 次。`, `${file.accesses} in all.`), ' ',
    h('button', { type: 'button', class: 'nl-link nl-screen', onclick: read }, w('显示名单', 'Show who')), trouble));
  return section('accesses', w('谁看过本案卷', 'Who has looked at this file'), box);
}

// --- together ---------------------------------------------------------------------------------------------------------------------

function contents(sections) {
  return h('nav', { class: 'contents', 'aria-label': w('本页内容', 'On this page') },
    sections.map(one => h('a', { href: `#${one.id}` }, one.querySelector('h2').textContent)));
}

/** What people type into lives on while the rest is drawn anew. */
function page(first) {
  const notesList = h('div', {});
  const pieces = evidence(first, refresh);
  const talk = noteBox({
    path: casePath(number, '/colleague-notes'), key: 'text',
    label: w('给同事留言', 'A note to colleagues'), hint: w('只有经手本案的同事看得到。', 'Seen only by colleagues who have this case.'),
    action: w('留言', 'Add note'), said: refresh
  });
  const happened = section('timeline', w('经过', 'What has happened'), h('div', { class: 'happened' }));
  const common = {
    evidence: section('evidence', w('照片与文件', 'Evidence'), pieces.element),
    notes: section('notes', w('同事留言', 'Notes between colleagues'), notesList, talk),
    happened, deadlines, scores, accesses
  };
  const layout = first.caseKind === 'need' ? needPage(first, refresh) : gatePage(first);
  const left = h('div', { class: 'left' });
  const right = h('div', { class: 'right' });
  const top = h('div', {});

  async function refresh() {
    try {
      draw(await call(casePath(number)));
    } catch {
      // What is shown stays; the next reading will be newer.
    }
  }

  function draw(file) {
    pieces.update(file);
    notesList.replaceChildren(colleagueNotes(file.colleagueNotes));
    happened.querySelector('.happened').replaceChildren(...present(timeline(file.timeline, 30)));
    place(left, layout.left(file, common));
    place(right, layout.right(file, common));
    const above = present([layout.top(file)]);
    const shown = [...above, ...left.children, ...right.children].filter(one => !one.hidden);
    top.replaceChildren(layout.glance(file), contents(shown), ...above);
  }

  draw(first);
  return [top, h('div', { class: 'columns' }, left, right)];
}

/** Puts the parts in order; those that stay are not taken out, so that nobody loses what is being typed. */
function place(column, parts) {
  const wanted = present(parts);
  for (const one of [...column.children]) if (!wanted.includes(one)) one.remove();
  wanted.forEach((one, at) => {
    if (column.children[at] !== one) column.insertBefore(one, column.children[at] ?? null);
  });
}

async function open() {
  waiting();
  try {
    const file = await call(casePath(number));
    document.title = `${file.title} ${file.number}`;
    main.replaceChildren(...page(file));
  } catch (error) {
    main.replaceChildren(unreadable(error));
    if (!error.status && error.status !== 0) console.error(error);
  }
  main.removeAttribute('aria-busy');
  if (location.hash.length > 1) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

open();

