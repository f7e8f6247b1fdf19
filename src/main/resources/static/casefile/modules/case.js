// The page of a case.
import { base, call, casePath, searchPage } from './api.js';
import { contact } from './contact.js';
import { field, freshId, h, present, tag } from './dom.js';
import { evidence } from './evidence.js';
import { noteBox } from './notes.js';
import { colleagueNotes, ladder, minutes, objections, others, remaining, tags, timeline } from './parts.js';
import { frame, loginHere, message } from './shell.js';
import { say, w } from './words.js';

const number = decodeURIComponent(location.pathname.split('/').pop());
const main = h('main', { class: 'case' });
document.title = `${number} ${w('案卷', 'Case file')}`;
frame(w('案卷', 'Case file'), main);

function section(id, title, ...content) {
  const heading = freshId('heading');
  return h('section', { id, class: 'part', 'aria-labelledby': heading }, h('h2', { id: heading }, title), ...content);
}

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

// --- what is seen at once ---------------------------------------------------------------------------------------------------------

function holder(file) {
  const here = file.ladder.find(stay => !stay.until);
  if (file.responsible) return say(file.responsible);
  if (!here) return w('已不在办', 'Nobody any more');
  return `${say(here.level)} · ${say(here.unit)}`;
}

function glance(file) {
  return h('section', { class: 'glance', 'aria-label': w('概况', 'At a glance') },
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), ...present(tags(file))),
    h('h1', {}, file.title),
    h('div', { class: 'facts' },
      field(w('现在由谁办', 'Who holds it'), holder(file)),
      field(w('本步期限', 'Due'), file.deadline ? h('strong', { class: file.deadline.overdue ? 'late' : '' }, file.deadline.at) : '—',
        file.deadline && remaining(file.deadline)),
      field(w('承诺日期', 'Promised by'), file.promisedOn ?? '—',
        file.extensionTo && h('span', { class: 'nl-how' }, `${w('申请延至', 'extension asked until')} ${file.extensionTo}`)),
      field(w('登记', 'Registered'), file.registeredOn),
      file.closedOn && field(w('办结', 'Closed'), file.closedOn, file.ending && tag(say(file.ending))),
      file.rating && field(w('评价', 'Rating'), say(file.rating)),
      file.planYear && field(w('列入计划', 'Planned for'), String(file.planYear)),
      file.mergedInto && field(w('已并入', 'Merged into'), h('a', { href: encodeURIComponent(file.mergedInto) }, file.mergedInto))),
    file.answer && h('p', { class: 'answer' }, h('span', { class: 'nl-label' }, w('已公开的答复', 'Public answer')), file.answer),
    h('div', { class: 'nl-buttons tools' },
      h('a', { class: 'nl-button', href: `${base}${casePath(file.number, '/print')}`, download: `${file.number}.pdf` }, w('打印案卷（PDF）', 'Print (PDF)'))));
}

function said(file) {
  return section('said', w('群众的话', 'In the resident\'s words'),
    h('blockquote', { class: 'nl-description' }, file.description),
    h('div', { class: 'facts' },
      field(w('地点', 'Place'), file.place ?? '—'),
      field(w('村·社区', 'Village'), say(file.village)),
      file.grid && field(w('网格', 'Grid'), say(file.grid)),
      field(w('类别', 'Category'), say(file.category)),
      field(w('种类', 'Kind'), `${say(file.kind)} · ${say(file.scope)}`),
      field(w('受益户数', 'Households'), String(file.households)),
      field(w('来源', 'Channel'), say(file.channel))));
}

const people = (file, revealed) => section('people', w('反映人', 'Reporter'), h('div', { class: 'contact' }, contact(file, revealed)),
  file.reporter && h('p', { class: 'nl-how' }, file.reporter.consentToName ? w('同意署名', 'Agreed to be named') : w('不同意署名', 'Did not agree to be named')));

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

function promises(file) {
  if (!file.promises.length) return null;
  return section('promises', w('承诺与延期', 'Promises and extensions'),
    h('ol', { class: 'nl-list' }, file.promises.map(one => h('li', {},
      h('time', { class: 'nl-when' }, one.at), h('span', {}, say(one.what), one.day && [' ', h('strong', {}, one.day)]),
      h('span', { class: 'nl-by' }, ' ', one.unit ? `${say(one.unit)} · ` : '', say(one.by)),
      one.note && h('q', {}, one.note)))));
}

function votes(file) {
  if (!file.votes.length) return null;
  return section('votes', w('议定会', 'Screening meeting'),
    h('ul', { class: 'nl-list' }, file.votes.map(one => h('li', {},
      h('div', { class: 'nl-tags' }, h('strong', {}, say(one.outcome)), h('span', { class: 'nl-number' }, one.meeting)),
      h('div', {}, say(one.vote)),
      h('span', { class: 'nl-how' }, [one.heldAt, one.venue].filter(Boolean).join(' · ')),
      h('span', { class: 'nl-how' }, [
        w(`代表 ${one.representatives} 人`, `${one.representatives} representatives`), w(`法定 ${one.quorum} 人`, `quorum ${one.quorum}`),
        typeof one.present === 'number' && w(`实到 ${one.present} 人`, `${one.present} present`), w(`议程第 ${one.position} 件`, `item ${one.position}`)
      ].filter(Boolean).join(' · ')),
      one.minutes && minutes(file, one.minutes)))));
}

function posted(one) {
  return h('div', { class: 'posted' },
    h('strong', {}, one.title ?? say(one.category)),
    one.description && h('p', {}, one.description),
    h('span', { class: 'nl-how' }, [one.title && say(one.category), one.place, one.reporter].filter(Boolean).join(' · ')),
    h('span', { class: 'nl-how' }, `${one.postedOn} – ${one.until ?? ''}`));
}

function posting(file) {
  if (!file.posting && !file.formerPostings.length) return null;
  return section('posting', w('公示（群众看到的样子）', 'Posted, as the public saw it'),
    file.posting && posted(file.posting),
    file.formerPostings.length > 0 && h('details', {}, h('summary', {}, w('以前的公示', 'Earlier postings')), file.formerPostings.map(posted)));
}

function scores(file) {
  if (!file.scores.length) return null;
  return section('scores', w('积分', 'Score entries'), h('ul', { class: 'nl-list' }, file.scores.map(one => h('li', { class: one.reversed ? 'reversed' : '' },
    h('div', {}, h('strong', { class: 'points' }, one.points > 0 ? `+${one.points}` : String(one.points)), ' ', one.unit ? say(one.unit) : one.subject,
      one.reversed && tag(w('已冲销', 'Reversed')), one.reversal && tag(w('冲销', 'Reversal'))),
    h('span', { class: 'nl-how' }, [say(one.reason), one.rule, one.at].filter(Boolean).join(' · '))))));
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

/** What people type into, or had revealed, lives on while the rest is drawn anew. */
function page(first) {
  let current = first;
  const notesList = h('div', {});
  // A contact that was shown stays shown: seeing it again would be one more record.
  const reporter = people(first, refresh);
  const pieces = evidence(first, refresh);
  const evidencePart = section('evidence', w('照片与文件', 'Evidence'), pieces.element);
  const talk = noteBox({
    path: casePath(number, '/colleague-notes'), key: 'text',
    label: w('给同事留言', 'A note to colleagues'), hint: w('只有经手本案的同事看得到。', 'Seen only by colleagues who have this case.'),
    action: w('留言', 'Add note'), said: refresh
  });
  const notesPart = section('notes', w('同事留言', 'Notes between colleagues'), notesList, talk);
  const progress = h('div', {}, noteBox({
    path: casePath(number, '/notes'), key: 'note',
    label: w('进展', 'Progress'), hint: w('写进经过，同办的单位都能看到。', 'Goes into what has happened; all units in the case see it.'),
    action: w('记录进展', 'Add progress'), said: refresh
  }));
  const left = h('div', { class: 'left' });
  const right = h('div', { class: 'right' });
  const top = h('div', {});
  const happened = section('timeline', w('经过', 'What has happened'), h('div', { class: 'happened' }));

  async function refresh() {
    try {
      draw(await call(casePath(number)));
    } catch {
      // What is shown stays; the next reading will be newer.
    }
  }

  function draw(file) {
    current = file;
    pieces.update(file);
    notesList.replaceChildren(colleagueNotes(file.colleagueNotes));
    progress.hidden = !file.takesNotes;
    happened.querySelector('.happened').replaceChildren(...present(timeline(file.timeline, 30)));
    if (progress.parentElement !== happened) happened.append(progress);
    const stays = file.ladder.length > 0 && section('ladder', w('经过哪些层级', 'Levels that held it'), ladder(file.ladder));
    place(left, [said(file), stays, evidencePart, happened]);
    place(right, [reporter, notesPart, deadlines(file), promises(file), votes(file), posting(file),
      file.objections.length > 0 && section('objections', w('异议与答复', 'Objections and answers'), objections(file.objections)),
      file.merged.length > 0 && section('merged', w('已并入本件', 'Merged into this need'), others(file.merged)),
      file.duplicates.length > 0 && section('duplicates', w('可能重复', 'Likely duplicates'), others(file.duplicates)),
      scores(file), accesses(file)]);
    const shown = [...left.children, ...right.children].filter(one => !one.hidden);
    top.replaceChildren(glance(current), contents(shown));
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

