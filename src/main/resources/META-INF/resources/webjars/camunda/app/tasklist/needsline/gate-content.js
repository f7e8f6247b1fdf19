// What the panel shows of a case at the gate, made of the same parts as its page: the ten links with their days, and what everybody said.
import { field, h, present, tag } from '../../../../casefile/modules/dom.js';
import { communities, links, opinion, other, tags, tally, total } from '../../../../casefile/modules/gate.js';
import { objections } from '../../../../casefile/modules/parts.js';
import { say, w } from '../../../../casefile/modules/words.js';
import { fold, opens } from './panel-parts.js';

function request(file) {
  return [
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), ...present(tags(file)), opens(file)),
    links(file.links),
    total(file.total, file.totalWaits),
    h('div', { class: 'nl-fields' }, ...present([
      field(w('申报部门', 'Department'), say(file.department)),
      file.responseNumber && field(w('应急响应', 'Emergency response'), file.responseNumber),
      file.refersTo && field(w('原事项', 'Refers to'), other(file.refersTo, true))
    ])),
    file.missing && field(w('一次性告知', 'What is missing, told once'), file.missing),
    file.legalBasis && field(w('法律法规依据', 'Legal basis'), file.legalBasis),
    file.reason && field(w('为何须由社区承担', 'Why communities'), file.reason),
    file.powers && field(w('下放权限', 'Powers handed over'), file.powers),
    opinion(w('合法性意见', 'Legal opinion'), file.legal),
    opinion(w('经费意见', 'Funding opinion'), file.funding),
    opinion(w('会审建议', 'The joint review recommends'), file.recommendation),
    opinion(w('领导小组决定', 'The leading group decided'), file.decision)
  ];
}

function report(file) {
  return [
    h('div', { class: 'nl-tags' }, h('span', { class: 'nl-number' }, file.number), tag(w('拒办', 'Unadmitted work')), tag(say(file.status)), opens(file)),
    h('blockquote', { class: 'nl-description' }, file.what),
    h('div', { class: 'nl-fields' },
      field(w('报告社区', 'Community'), say(file.community)),
      field(w('部门', 'Department'), say(file.department)),
      field(w('报告日', 'Reported on'), file.reportedOn)),
    field(w('该部门在本社区的准入事项', 'What the ledger admits of that department here'),
      file.items.length > 0 ? file.items.map(item => h('div', {}, other(item.number, true), ` ${item.item}`)) : w('台账里没有', 'None in the ledger'))
  ];
}

export function gateContent(first) {
  const isRequest = first.caseKind === 'access';
  return {
    main: isRequest ? request : report,
    before: file => (isRequest ? [
      file.communities.length > 0 && fold(w(`目标社区（${file.communities.length}）`, `Target communities (${file.communities.length})`), file.communities.length <= 12,
        tally(file.tally), communities(file.communities)),
      file.objections.length > 0 && fold(w(`异议（${file.objections.length}）`, `Objections (${file.objections.length})`), true, objections(file.objections))
    ] : []),
    order: ({ before, proof, happened, talked }) => [before, happened, proof, talked]
  };
}
