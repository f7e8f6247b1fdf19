// What the page of a case at the gate shows: a request with its ten links, or a report of unadmitted work.
import { field, h, present, tag } from './dom.js';
import { communities, evaluations, funding, ledger, links, opinion, other, tags, tally, total } from './gate.js';
import { objections } from './parts.js';
import { print, section } from './shell-parts.js';
import { say, w } from './words.js';

/** Whose turn it is. */
function holder(file) {
  const running = file.links.filter(link => ['OPEN', 'LATE'].includes(link.state));
  if (!running.length) return file.closedOn ? w('已结束', 'Nobody any more') : say(file.status);
  return running.map(link => h('div', {}, `${say(link.owner)} · ${say(link.label)}`));
}

function due(file) {
  const running = file.links.filter(link => ['OPEN', 'LATE'].includes(link.state));
  if (!running.length) return '—';
  const first = running.reduce((one, next) => (next.dueAt < one.dueAt ? next : one));
  return [h('strong', { class: first.late ? 'late' : '' }, first.dueAt), first.late && tag(say(first.outcome), 'nl-red')];
}

function glanceAtRequest(file) {
  return h('section', { class: 'glance', 'aria-label': w('概况', 'At a glance') },
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), ...present(tags(file))),
    h('h1', {}, file.title),
    h('div', { class: 'facts' }, ...present([
      field(w('申报部门', 'Department'), say(file.department)),
      field(w('现在由谁办', 'Whose turn it is'), holder(file)),
      field(w('本环节期限', 'Due'), due(file)),
      field(w('目标社区', 'Target communities'), String(file.communities.length)),
      field(w('开立 / 申报', 'Opened, filed'), `${file.openedOn} / ${file.filedOn ?? '—'}`),
      field(w('计划起止', 'Planned time'), `${file.startsOn ?? '—'} – ${file.endsOn ?? '—'}`),
      file.runsFrom && field(w('准入起止', 'Admitted time'), h('strong', {}, `${file.runsFrom} – ${file.expiresOn}`)),
      file.emergencyUntil && field(w('应急准入有效至', 'Emergency admission until'), file.emergencyUntil),
      file.responseNumber && field(w('应急响应', 'Emergency response'), file.responseNumber),
      file.refersTo && field(w('原事项', 'Refers to'), other(file.refersTo)),
      file.renewedBy.length > 0 && field(w('后续申请', 'Followed by'), file.renewedBy.map(number => h('div', {}, other(number)))),
      file.legacyNumber && field(w('存量事项', 'Legacy work'), file.legacyNumber),
      file.closedOn && field(w('结束', 'Ended'), file.closedOn, file.ending && tag(say(file.ending)))
    ])),
    total(file.total, file.totalWaits),
    print(file));
}

function asked(file) {
  return section('said', w('部门申报', 'What the department asks for'),
    ...present([
      file.missing && field(w('一次性告知', 'What was missing, told once'), h('q', {}, file.missing)),
      field(w('法律法规依据', 'Legal basis'), h('p', { class: 'said' }, file.legalBasis ?? '—')),
      field(w('为何须由社区承担', 'Why communities'), h('p', { class: 'said' }, file.reason ?? '—')),
      field(w('下放权限', 'Powers handed over'), h('p', { class: 'said' }, file.powers ?? '—'))
    ]));
}

function opinions(file) {
  const said = present([
    opinion(w('合法性意见', 'Legal opinion'), file.legal),
    opinion(w('经费意见', 'Funding opinion'), file.funding),
    opinion(w('规则建议', 'Proposed by the rules'), file.proposal),
    opinion(w('会审建议', 'The joint review recommends'), file.recommendation),
    opinion(w('领导小组决定', 'The leading group decided'), file.decision)
  ]);
  return said.length > 0 && section('opinions', w('审核、会审与决定', 'Reviews and decision'), ...said);
}

function handedDown(file) {
  if (!file.posting && !file.agreement) return null;
  return section('posting', w('公示与签约', 'Posting and agreement'), ...present([
    file.posting && field(w('公示', 'Posted'), `${file.posting.from} – ${file.posting.until ?? ''}`, file.posting.where && h('span', { class: 'nl-how' }, file.posting.where)),
    file.agreement && field(w('签约', 'Signed'), file.agreement.signedOn, file.agreement.words && h('q', {}, file.agreement.words))
  ]));
}

const request = {
  glance: glanceAtRequest,
  top: file => section('links', w('十个环节', 'The ten links'), links(file.links, true)),
  left: (file, common) => [
    asked(file),
    file.communities.length > 0 && section('communities', w('目标社区的意见与确认', 'Target communities: opinions and receipts'), tally(file.tally), communities(file.communities)),
    file.evaluations.length > 0 && section('evaluations', w('评估', 'Evaluations'), ...evaluations(file.evaluations)),
    common.evidence, common.happened
  ],
  right: (file, common) => [
    opinions(file),
    section('funding', w('经费与工作量', 'Money and workload'), funding(file)),
    common.notes,
    file.objections.length > 0 && section('objections', w('异议与答复', 'Objections and answers'), objections(file.objections)),
    handedDown(file),
    file.ledger.length > 0 && section('ledger', w('台账各版本', 'Versions of the ledger entry'), ledger(file.ledger)),
    common.deadlines(file), common.scores(file), common.accesses(file)
  ]
};

function glanceAtReport(file) {
  const verdict = file.upheld === null || file.upheld === undefined ? null : say(file.status);
  return h('section', { class: 'glance', 'aria-label': w('概况', 'At a glance') },
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), tag(w('拒办', 'Unadmitted work')), tag(say(file.status))),
    h('h1', {}, file.title),
    h('div', { class: 'facts' }, ...present([
      field(w('报告社区', 'Community'), say(file.community)),
      field(w('部门', 'Department'), say(file.department)),
      field(w('报告日', 'Reported on'), file.reportedOn),
      !verdict && file.deadlines.length > 0 && field(w('答复期限', 'To be answered by'), h('strong', { class: file.deadlines.at(-1).outcome === 'overdue' ? 'late' : '' }, file.deadlines.at(-1).due)),
      file.closedOn && field(w('答复日', 'Answered on'), file.closedOn)
    ])),
    file.answer && h('p', { class: 'answer' }, h('span', { class: 'nl-label' }, w('准入办的答复', 'The access office answered')), file.answer),
    print(file));
}

const report = {
  glance: glanceAtReport,
  top: () => null,
  left: (file, common) => [
    section('said', w('被要求做的事项', 'Work that was handed down'), h('blockquote', { class: 'nl-description' }, file.what)),
    common.evidence, common.happened
  ],
  right: (file, common) => [
    section('items', w('该部门在本社区的准入事项', 'What the ledger admits of that department here'), file.items.length > 0
      ? h('ul', { class: 'nl-list' }, file.items.map(item => h('li', {}, other(item.number), h('div', {}, item.item), h('span', { class: 'nl-how' }, w(`至 ${item.until}`, `until ${item.until}`)))))
      : h('p', { class: 'nl-empty' }, w('台账里没有。', 'None in the ledger.'))),
    common.notes, common.deadlines(file), common.scores(file), common.accesses(file)
  ]
};

/** How the page of such a case is laid out. */
export const gatePage = file => (file.caseKind === 'access' ? request : report);
