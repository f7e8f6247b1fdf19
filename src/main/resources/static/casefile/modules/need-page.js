// What the page of a need shows.
import { casePath } from './api.js';
import { contact } from './contact.js';
import { field, h, present, tag } from './dom.js';
import { noteBox } from './notes.js';
import { ladder, minutes, objections, others, remaining, tags } from './parts.js';
import { print, section } from './shell-parts.js';
import { say, w } from './words.js';

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
    print(file));
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

// --- what was promised and decided ------------------------------------------------------------------------------------------------

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
      h('div', {}, say(one.how)),
      h('span', { class: 'nl-how' }, [one.at, one.venue].filter(Boolean).join(' · ')),
      h('span', { class: 'nl-how' }, [
        w(`代表 ${one.representatives} 人`, `${one.representatives} representatives`), w(`法定 ${one.quorum} 人`, `quorum ${one.quorum}`),
        typeof one.present === 'number' && w(`实到 ${one.present} 人`, `${one.present} present`), w(`议程第 ${one.position} 件`, `item ${one.position}`)
      ].filter(Boolean).join(' · ')),
      one.minutes && minutes(file, one.minutes)))));
}

function posted(one) {
  return h('div', { class: 'posted' },
    h('strong', {}, one.title ?? say(one.category)),
    one.text && h('p', {}, one.text),
    h('span', { class: 'nl-how' }, [one.title && say(one.category), one.place, one.reporter].filter(Boolean).join(' · ')),
    h('span', { class: 'nl-how' }, `${one.from} – ${one.until ?? ''}`));
}

function posting(file) {
  if (!file.posting && !file.formerPostings.length) return null;
  return section('posting', w('公示（群众看到的样子）', 'Posted, as the public saw it'),
    file.posting && posted(file.posting),
    file.formerPostings.length > 0 && h('details', {}, h('summary', {}, w('以前的公示', 'Earlier postings')), file.formerPostings.map(posted)));
}

// --- together ---------------------------------------------------------------------------------------------------------------------

/** How the page of a need is laid out; what people type into, or had revealed, lives on. */
export function needPage(first, refresh) {
  // A contact that was shown stays shown: seeing it again would be one more record.
  const reporter = people(first, refresh);
  const progress = h('div', {}, noteBox({
    path: casePath(first.number, '/notes'), key: 'note',
    label: w('进展', 'Progress'), hint: w('写进经过，同办的单位都能看到。', 'Goes into what has happened; all units in the case see it.'),
    action: w('记录进展', 'Add progress'), said: refresh
  }));
  return {
    glance,
    top: () => null,
    left: (file, common) => {
      progress.hidden = !file.takesNotes;
      if (progress.parentElement !== common.happened) common.happened.append(progress);
      return [said(file), file.ladder.length > 0 && section('ladder', w('经过哪些层级', 'Levels that held it'), ladder(file.ladder)), common.evidence, common.happened];
    },
    right: (file, common) => [reporter, common.notes, common.deadlines(file), promises(file), votes(file), posting(file),
      file.objections.length > 0 && section('objections', w('异议与答复', 'Objections and answers'), objections(file.objections)),
      file.merged.length > 0 && section('merged', w('已并入本件', 'Merged into this need'), others(file.merged)),
      file.duplicates.length > 0 && section('duplicates', w('可能重复', 'Likely duplicates'), others(file.duplicates)),
      common.scores(file), common.accesses(file)]
  };
}
