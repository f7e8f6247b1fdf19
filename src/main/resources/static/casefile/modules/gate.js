// The parts of a case at the gate: the ten links, what everybody said, the ledger. The panel of the task list and the page draw them alike.
import { casePage } from './api.js';
import { field, h, present, tag } from './dom.js';
import { say, w, workdays } from './words.js';

const CLASSES = { DONE: 'nl-done', OPEN: 'nl-running', LATE: 'nl-late', SKIPPED: 'nl-passed', WAITING: '' };

const amount = value => (value === null || value === undefined ? '—' : Number(value).toLocaleString('zh-CN', { maximumFractionDigits: 2 }));

export function tags(file) {
  return [
    tag(say(file.status)),
    file.ending && tag(say(file.ending)),
    file.kind && tag(say(file.kind)),
    file.emergency && tag(w('应急', 'Emergency'), 'nl-red')
  ];
}

/** Another case at the gate. */
export const other = (number, elsewhere = false) =>
  h('a', { class: 'nl-number', href: casePage(number), target: elsewhere ? '_blank' : null, rel: elsewhere ? 'noopener' : null }, number);

// --- the ten links ----------------------------------------------------------------------------------------------------------------

function spent(link) {
  if (link.byHours) return w(`${link.used} / ${link.allowed} 小时`, `${link.used} of ${link.allowed} hours`);
  return w(`${link.used} / ${link.allowed} 个工作日`, `${link.used} of ${workdays(link.allowed)}`);
}

function stateOf(link) {
  switch (link.state) {
    case 'WAITING': return w('未到', 'Not yet');
    case 'SKIPPED': return link.outcome ? say(link.outcome) : w('未经过', 'Passed over');
    default: return say(link.outcome);
  }
}

function meter(used, allowed, late) {
  const bar = h('span', {});
  bar.style.width = `${Math.min(100, allowed > 0 ? Math.round(used * 100 / allowed) : 100)}%`;
  return h('span', { class: `nl-clock-bar${late ? ' nl-over' : ''}`, 'aria-hidden': 'true' }, bar);
}

/** In one part of a narrow bar: a line for the date, a line for the days. What is counted in hours needs the hour too. */
function linkInShort(link) {
  const due = h('span', { class: 'nl-day' }, link.byHours ? link.dueAt : link.dueAt?.slice(0, 10));
  const said = {
    DONE: () => [link.doneOn, spent(link)],
    OPEN: () => [[w('至 ', 'until '), due], w(`已用 ${spent(link)}`, `${spent(link)} used`)],
    LATE: () => [[w('期限 ', 'was due '), due], say(link.outcome)]
  }[link.state] ?? (() => [stateOf(link)]);
  return [...said().map(line => h('span', { class: 'nl-link-said' }, line)),
    link.late && link.state === 'DONE' && h('span', { class: 'nl-link-said nl-trouble' }, say(link.outcome))];
}

function linkInFull(link) {
  return [
    h('span', { class: 'nl-link-owner' }, say(link.owner)),
    h('span', { class: `nl-link-state${link.late ? ' nl-trouble' : ''}` }, stateOf(link), link.round > 1 && ` · ${w(`第 ${link.round} 轮`, `round ${link.round}`)}`),
    link.begunOn && [
      h('span', { class: 'nl-link-days' }, spent(link)), meter(link.used, link.allowed, link.late),
      h('span', { class: 'nl-link-said' }, w(`起 ${link.begunOn}`, `Begun ${link.begunOn}`)),
      h('span', { class: 'nl-link-said' }, w(`限 ${link.dueAt}`, `Due ${link.dueAt}`)),
      link.doneOn && h('span', { class: 'nl-link-said' }, w(`完 ${link.doneOn}`, `Done ${link.doneOn}`), link.by && ` · ${say(link.by)}`)
    ],
    link.clock.map(did => h('span', { class: 'nl-link-said nl-link-clock' }, `${did.at} ${say(did.what)}`))
  ];
}

/** The ten links as a bar; in full with owner, dates, days used of days allowed, and what the clock did. */
export function links(list, full = false) {
  return h('ol', { class: `nl-links${full ? ' nl-links-full' : ''}`, 'aria-label': w('十个环节', 'The ten links') }, list.map(link =>
    h('li', { class: `${CLASSES[link.state]}${link.late ? ' nl-was-late' : ''}`.trim(), title: say(link.explanation), 'aria-current': ['OPEN', 'LATE'].includes(link.state) ? 'step' : null },
      h('span', { class: 'nl-link-name' }, `${link.number} ${say(link.label)}`),
      ...present([full ? linkInFull(link) : linkInShort(link)]))));
}

/** The clock from complete application to decision. */
export function total(clock, waits) {
  const label = w('总时限（受理至决定）', 'Total clock, complete application to decision');
  if (!clock) return waits && h('div', { class: 'nl-total' }, field(label, say(waits)));
  return h('div', { class: 'nl-total' },
    field(label,
      w(`已用 ${clock.used} / ${clock.allowed} 个工作日，至 ${clock.dueAt}`, `${clock.used} of ${workdays(clock.allowed)} used, until ${clock.dueAt}`), ' ',
      clock.stopped && tag(w('已决定', 'Decided')), clock.over && tag(w('已超', 'Over'), 'nl-red')),
    meter(clock.used, clock.allowed, clock.over));
}

// --- what everybody said ----------------------------------------------------------------------------------------------------------

export function opinion(label, said) {
  return said && field(label, h('strong', {}, say(said.said)), said.note && h('q', {}, said.note),
    said.at && h('span', { class: 'nl-how' }, [said.at, said.by && say(said.by)].filter(Boolean).join(' · ')));
}

/** How the communities answered, counted. */
export function tally(counted) {
  const parts = [
    ['support', w('支持', 'Support')], ['conditions', w('附条件', 'Conditions')], ['oppose', w('反对', 'Oppose')], ['silent', w('未答复', 'No answer')]
  ];
  const bar = h('div', { class: 'nl-tally', 'aria-hidden': 'true' }, parts.filter(([name]) => counted[name] > 0).map(([name]) => {
    const share = h('span', { class: `nl-${name}` });
    share.style.flexGrow = String(counted[name]);
    return share;
  }));
  return h('div', {}, bar, h('div', { class: 'nl-tags' },
    h('span', {}, w(`共 ${counted.asked} 个`, `${counted.asked} asked`)),
    ...parts.map(([name, label]) => h('span', { class: 'nl-tally-said' }, h('i', { class: `nl-${name}`, 'aria-hidden': 'true' }), `${label} ${counted[name]}`)),
    counted.averageBurden && h('span', {}, w(`平均负担 ${counted.averageBurden}（1 至 5）`, `average burden ${counted.averageBurden} of 5`))));
}

const head = (...names) => h('thead', {}, h('tr', {}, names.map(name => h('th', { scope: 'col' }, name))));

/** Opinion, receipt and wish of each community. */
export function communities(list) {
  return h('div', { class: 'nl-wide' }, h('table', { class: 'nl-said-by' },
    head(w('社区', 'Community'), w('意见', 'Answer'), w('负担', 'Burden'), w('到账（元）', 'Paid, yuan')),
    h('tbody', {}, list.map(each => h('tr', {},
      h('th', { scope: 'row' }, say(each.community)),
      h('td', {}, each.stance ? say(each.stance) : '—', each.answeredOn && h('span', { class: 'nl-how' }, each.answeredOn), each.words && h('q', {}, each.words),
        each.exitGround && [tag(w('要求退出', 'Asks for exit'), 'nl-red'), h('q', {}, [each.exitAskedOn, say(each.exitGround), each.exitWords].filter(Boolean).join(' · '))]),
      h('td', {}, each.burden ?? '—'),
      h('td', {}, each.receivedOn ? [amount(each.paid), h('span', { class: 'nl-how' }, each.receivedOn)] : '—'))))));
}

/** Money beside workload: a community and year, and all communities together. */
export function funding(file) {
  const many = file.communities.length;
  const all = value => (value === null || value === undefined || !many ? '—' : amount(Number(value) * many));
  return h('div', { class: 'nl-wide' }, h('table', { class: 'nl-said-by' },
    head('', w('每社区每年', 'A community and year'), w(`${many} 个社区合计`, `All ${many} communities`)),
    h('tbody', {},
      h('tr', {}, h('th', { scope: 'row' }, w('工作量（人日）', 'Workload, person-days')), h('td', {}, amount(file.workload)), h('td', {}, all(file.workload))),
      h('tr', {}, h('th', { scope: 'row' }, w('经费（元）', 'Money, yuan')), h('td', {}, amount(file.money)), h('td', {}, all(file.money))),
      h('tr', {}, h('th', { scope: 'row' }, w('配备人员', 'Staff')), h('td', {}, amount(file.staff)), h('td', {}, all(file.staff))))));
}

// --- afterwards -------------------------------------------------------------------------------------------------------------------

/** Versions of the ledger entry, oldest first. */
export function ledger(versions) {
  return h('ol', { class: 'nl-list' }, versions.map(one => h('li', {},
    h('div', { class: 'nl-tags' }, h('strong', {}, w(`第 ${one.version} 版`, `Version ${one.version}`)), tag(say(one.why)), one.provisional && tag(w('临时', 'Provisional'), 'nl-amber')),
    h('div', {}, `${one.from} – ${one.until}`),
    h('div', {}, w(`每社区每年 ${amount(one.workload)} 人日、${amount(one.money)} 元、${amount(one.staff)} 人`,
      `A community and year: ${amount(one.workload)} person-days, ${amount(one.money)} yuan, ${amount(one.staff)} staff`)),
    one.conditions && h('q', {}, one.conditions),
    h('span', { class: 'nl-how' }, `${one.enteredOn} · ${say(one.by)}`))));
}

export function evaluations(list) {
  return list.map(one => h('div', { class: 'nl-evaluation' },
    h('div', { class: 'nl-tags' }, h('strong', {}, say(one.cause)), h('span', { class: 'nl-when' }, one.openedOn),
      one.outcome ? tag(say(one.outcome)) : tag(w(`进行中，评价至 ${one.ratesUntil}`, `Running, rating until ${one.ratesUntil}`))),
    one.note && h('p', {}, one.note),
    one.concludedOn && h('span', { class: 'nl-how' }, w(`结论于 ${one.concludedOn}`, `Concluded on ${one.concludedOn}`)),
    one.ratings.length > 0
      ? h('div', { class: 'nl-wide' }, h('table', { class: 'nl-said-by' },
        head(w('社区', 'Community'), w('兑现承诺', 'Promise kept'), w('负担', 'Burden'), w('意愿', 'Wish')),
        h('tbody', {}, one.ratings.map(each => h('tr', {}, h('th', { scope: 'row' }, say(each.community)), h('td', {}, `${each.promiseKept} / 5`), h('td', {}, `${each.burden} / 5`),
          h('td', {}, say(each.wish), each.words && h('q', {}, each.words)))))))
      : h('p', { class: 'nl-empty' }, w('还没有社区评价。', 'No community has rated yet.'))));
}
