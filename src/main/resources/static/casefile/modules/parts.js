// The parts of a case file that only show: the panel of the task list and the page draw them alike.
import { base, casePage, casePath } from './api.js';
import { h, tag } from './dom.js';
import { say, w, workdays } from './words.js';

const separator = w('：', ': ');

export function tags(file) {
  return [
    tag(say(file.status)),
    file.urgent && tag(w('紧急', 'Urgent'), 'nl-red'),
    file.hardship && tag(w('特困户', 'Hardship')),
    file.leftBehind && tag(say(file.leftBehind))
  ];
}

/** How long is left, where the server says so. */
export function remaining(due) {
  if (due.overdue) return tag(due.workdays > 0 ? w(`已超期 ${workdays(due.workdays)}`, `${workdays(due.workdays)} late`) : w('已超期', 'Overdue'), 'nl-red');
  if (due.workdays === undefined || due.workdays === null) return null;
  return tag(due.workdays === 0 ? w('今天到期', 'Due today') : w(`还有 ${workdays(due.workdays)}`, `${workdays(due.workdays)} left`));
}

export function deadline(due) {
  if (!due) return null;
  return h('div', { class: `nl-due${due.overdue ? ' nl-overdue' : ''}` },
    h('span', { class: 'nl-label' }, w('本步期限', 'Deadline of this step')),
    h('strong', {}, due.at), ' ',
    remaining(due),
    due.provisional && tag(w('暂定', 'Provisional')),
    h('span', { class: 'nl-how' }, say(due.explanation)));
}

/** Other needs: likely duplicates, or those merged into this one. */
export function others(list, elsewhere = false) {
  return h('ul', { class: 'nl-list' }, list.map(other => h('li', {},
    h('a', { class: 'nl-number', href: casePage(other.number), target: elsewhere ? '_blank' : null, rel: elsewhere ? 'noopener' : null }, other.number),
    typeof other.similarity === 'number' && tag(`${other.similarity}%`),
    tag(say(other.status)),
    h('div', {}, other.title))));
}

const HEIGHTS = { VILLAGE: 1, TOWN: 2, DISTRICT: 3 };

function heightOf(stay) {
  const named = HEIGHTS[stay.levelCode];
  if (named) return named;
  const digits = /^\d+/.exec(stay.unit?.code ?? '')?.[0].length ?? 12;
  return digits <= 6 ? 3 : digits <= 9 ? 2 : 1;
}

/** A staircase: one step for each stay, as high as the level, with the working days it held the need. */
export function ladder(stays) {
  return h('ol', { class: 'nl-ladder' }, stays.map(stay => {
    const step = h('li', { class: `nl-stay nl-height-${heightOf(stay)}${stay.until ? '' : ' nl-here'}` },
      h('span', { class: 'nl-stay-days' }, workdays(stay.days)),
      h('span', { class: 'nl-stay-box' },
        h('span', { class: 'nl-level' }, say(stay.level), !stay.until && h('span', { class: 'nl-now' }, w('现在', 'now'))),
        h('span', {}, say(stay.unit)),
        stay.responsible && h('span', {}, `${w('承办', 'Delivers')}${separator}${say(stay.responsible)}`),
        h('span', { class: 'nl-when' }, `${stay.since} – ${stay.until ?? w('至今', 'today')}`)));
    // Wider where it stayed longer, so that the eye sees who held it.
    step.style.flexGrow = String(Math.min(12, Math.max(2, stay.days + 1)));
    return step;
  }));
}

function happening(entry) {
  return h('li', { class: entry.byClock ? 'nl-clock' : '' },
    h('time', { class: 'nl-when' }, entry.at),
    h('span', { class: 'nl-sentence' }, say(entry.sentence)),
    h('span', { class: 'nl-by' }, say(entry.by)),
    entry.note && h('q', {}, entry.note));
}

/** The newest of what has happened, the rest on request. */
export function timeline(entries, first = entries.length) {
  const list = h('ol', { class: 'nl-timeline' }, entries.slice(0, first).map(happening));
  const rest = entries.slice(first);
  return [list, rest.length > 0 && h('button', {
    type: 'button', class: 'nl-link nl-screen', onclick: event => {
      const lines = rest.map(happening);
      list.append(...lines);
      event.target.remove();
      lines[0].tabIndex = -1;
      lines[0].focus();
    }
  }, w(`全部 ${entries.length} 条`, `All ${entries.length}`))];
}

export function objections(list) {
  const verdict = one => one.upheld === null || one.upheld === undefined
    ? tag(w('待答复', 'Unanswered'), 'nl-amber')
    : one.upheld ? tag(w('成立', 'Upheld')) : tag(w('不成立', 'Dismissed'));
  return h('ul', { class: 'nl-list' }, list.map(one => h('li', {},
    h('time', { class: 'nl-when' }, one.at), verdict(one),
    h('q', {}, one.text),
    one.answer && h('div', { class: 'nl-answer' }, `${w('答复', 'Answer')}${separator}${one.answer}`))));
}

/** What colleagues wrote to each other. */
export function colleagueNotes(list) {
  if (!list.length) return h('p', { class: 'nl-empty' }, w('还没有同事留言。', 'No notes between colleagues yet.'));
  return h('ul', { class: 'nl-list' }, list.map(note => h('li', {},
    h('time', { class: 'nl-when' }, note.at), h('span', { class: 'nl-by' }, say(note.by)), h('q', {}, note.text))));
}

/** The minutes of a meeting, to download. */
export function minutes(file, document = file.minutes) {
  if (!document) return null;
  return h('a', {
    class: 'nl-minutes', href: `${base}${casePath(file.number, `/minutes/${encodeURIComponent(document.id)}`)}`, download: document.fileName
  }, `${w('会议纪要', 'Minutes')} ${document.publishedOn}（PDF）`);
}
