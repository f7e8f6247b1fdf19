// What one department has handed down: which communities carry it, until when, what has arrived, and what was reported against it.
import { call } from '../../casefile/modules/api.js';
import { h, tag } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { agreed, amount, arrived, communities, figures, legacy, part, reports, runs, table, toCase, what, workload } from './parts.js';

/** So many communities are listed at once; more are opened by a click. */
const SHORT = 6;

function shares({ item, shares: all }) {
  const confirmed = all.filter(share => share.receivedOn).length;
  const summary = `${communities(all.length)}${w('，', ', ')}${w(`${confirmed} 个已确认收到`, `${confirmed} confirmed`)}`;
  const list = h('ul', { class: 'shares' }, all.map(share => h('li', {}, h('span', {}, say(share.community)), arrived(share, item.money),
    share.exitAsked && tag(w('要求退出', 'Asks for exit'), 'nl-amber'))));
  return h('details', { open: all.length <= SHORT }, h('summary', {}, summary), list);
}

const ITEMS = [
  ...[what, runs].map(column => ({ ...column, cell: one => column.cell(one.item) })),
  ...[workload, agreed].map(column => ({ ...column, name: `${column.name}${w('，每社区', ', each')}`, cell: one => column.cell(one.item) })),
  { name: w('社区与到账（元）', 'Communities, and what arrived (yuan)'), cell: shares },
  { name: w('负担感受', 'Burden felt'), amount: true, cell: one => (one.item.burden === null ? '' : w(`${one.item.burden} / 5`, `${one.item.burden} of 5`)) }
];

const REQUESTS = [
  { name: w('申请', 'Request'), class: 'what', plain: true, cell: one => [toCase(one.number, one.item), h('span', { class: 'small' }, one.number)] },
  { name: w('状态', 'Status'), cell: one => [say(one.status), one.emergency && tag(w('应急', 'Emergency'), 'nl-red')] },
  { name: w('开立', 'Opened'), class: 'days', cell: one => one.openedOn },
  { name: w('总时限至', 'To be decided until'), class: 'days', cell: one => one.totalUntil }
];

export async function department(code, signal) {
  const view = await call(`/api/access/departments/${encodeURIComponent(code)}`, { signal });
  const running = new Set(view.items.map(one => one.item.number));
  const onTheirWay = view.requests.filter(one => !one.ending && !running.has(one.number));
  const all = view.items.flatMap(one => one.shares.map(share => ({ ...share, item: one.item })));
  const waiting = all.filter(share => share.paid === null && share.item.money > 0).length;
  return {
    title: say(view.department),
    content: [
      h('section', { class: 'glance', 'aria-label': w('概况', 'At a glance') },
        h('h1', {}, say(view.department)),
        figures([
          { name: w('准入事项', 'Admitted items'), value: amount(view.items.length) },
          { name: w('承担的社区', 'Communities that carry them'), value: amount(new Set(all.map(share => share.community.code)).size) },
          { name: w('还没到账', 'Not arrived yet'), value: w(`${waiting} 笔`, waiting === 1 ? '1 payment' : `${waiting} payments`), missing: waiting > 0 },
          { name: w('拒办成立', 'Reports upheld'), value: w(`${view.upheld} 次`, String(view.upheld)), missing: view.upheld > 0 }
        ])),
      part(w('交给社区的事项', 'Items handed to communities'), kind => `/api/access/departments/${encodeURIComponent(code)}.${kind}`,
        view.items.length ? table(w('准入事项', 'Admitted items'), ITEMS, view.items)
          : h('p', { class: 'nl-empty' }, w('台账里没有本部门的事项。', 'The ledger has no item of this department.'))),
      legacy(view.legacy, false),
      onTheirWay.length > 0 && part(w('正在申报', 'Requests on their way'), null, table(w('正在申报', 'Requests on their way'), REQUESTS, onTheirWay)),
      reports(w('社区报告的未准入事项', 'Unadmitted work that communities reported'), view.reports, { name: w('社区', 'Community'), cell: one => say(one.community) })
    ]
  };
}
