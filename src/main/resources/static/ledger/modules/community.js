// What one community has to do: for whom, until when, paid how much, and what it adds up to in a year.
import { call } from '../../casefile/modules/api.js';
import { h, tag } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { agreed, amount, arrived, conditions, days, figures, legacy, part, reports, runs, table, what, workload, yuan } from './parts.js';

const COLUMNS = [
  { name: w('要做什么', 'What is to be done'), class: what.class, plain: true,
    cell: duty => [what.cell(duty.item), duty.exitAsked && tag(w('已要求退出', 'Exit asked for'), 'nl-amber')] },
  { name: w('部门', 'From whom'), cell: duty => say(duty.item.department) },
  ...[runs, workload, agreed].map(column => ({ ...column, cell: duty => column.cell(duty.item) })),
  { key: 'paid', name: w('已到账（元）', 'Arrived, yuan'), amount: true, cell: duty => arrived(duty, duty.item.money) },
  { ...conditions, cell: duty => conditions.cell(duty.item) }
];

export async function community(code, signal) {
  const view = await call(`/api/access/communities/${encodeURIComponent(code)}`, { signal });
  const paid = view.duties.reduce((sum, duty) => sum + (duty.paid ?? 0), 0);
  const waiting = view.duties.filter(duty => duty.paid === null && duty.item.money > 0);
  return {
    title: say(view.community),
    content: [
      h('section', { class: 'glance', 'aria-label': w('概况', 'At a glance') },
        h('h1', {}, say(view.community)),
        figures([
          { name: w('准入事项', 'Admitted items'), value: amount(view.items) },
          { name: w('每年合计工作量', 'Work a year in all'), value: days(view.personDays) },
          { name: w('约定经费', 'Money agreed'), value: yuan(view.money), small: w('每年', 'a year') },
          { name: w('已到账', 'Arrived'), value: yuan(paid) },
          { name: w('还没到账', 'Not arrived yet'), value: w(`${waiting.length} 项`, waiting.length === 1 ? '1 item' : `${waiting.length} items`), missing: waiting.length > 0 }
        ])),
      part(w('要做的事', 'What is to be done'), kind => `/api/access/communities/${encodeURIComponent(code)}.${kind}`,
        view.duties.length
          ? table(w('准入事项', 'Admitted items'), COLUMNS, view.duties,
            { workload: amount(view.personDays), money: amount(view.money), paid: amount(paid) })
          : h('p', { class: 'nl-empty' }, w('台账里没有要做的事。部门另外交办的，可以拒办并报告。', 'Nothing in the ledger. Whatever else a department hands down may be refused and reported.'))),
      legacy(view.legacy, true),
      reports(w('拒办报告', 'Reports of unadmitted work'), view.reports, { name: w('部门', 'Department'), cell: one => say(one.department) })
    ]
  };
}
