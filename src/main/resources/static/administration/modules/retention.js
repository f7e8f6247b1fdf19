// How long personal data are kept; what the nightly run would erase or has erased; the erasure of one case on request.
import { call } from '../../casefile/modules/api.js';
import { h, present, tag } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { ask, attempt, button, dialog, labelled, outcome, table, text, values, when } from './frame.js';

const PATH = '/api/administration/retention';
const GROUNDS = [
  ['reporter', w('反映人要求清除', 'The reporter asks for it')],
  ['person-concerned', w('所涉人员要求清除', 'Somebody else who is named asks for it')],
  ['wrong-person', w('登记时填错了人', 'The wrong person was registered')],
  ['authority', w('主管机关或法院要求', 'An authority or a court orders it')],
  ['trial', w('试填的数据', 'Entered for trial')]
];

const sum = rows => Object.values(rows).reduce((all, count) => all + count, 0);
const counts = rows => Object.entries(rows).map(([name, count]) => `${name} ${count}`).join(w('，', ', '));

function period(keep) {
  const years = /^P(\d+)Y$/.exec(keep);
  if (years) return w(`${years[1]} 年`, years[1] === '1' ? '1 year' : `${years[1]} years`);
  const days = /^P(\d+)D$/.exec(keep);
  return days ? w(`${days[1]} 天`, `${days[1]} days`) : keep;
}

export async function retention(root) {
  const said = outcome();
  const body = h('div', {});
  root.replaceChildren(said.line, body);
  const show = () => attempt(null, said, async () => body.replaceChildren(...present(content(await call(PATH)))));

  function content(state) {
    const run = dryRun => event => attempt(event.target, said, async () => {
      const done = await call(`${PATH}/runs`, { method: 'POST', body: { dryRun } });
      said.good(dryRun
        ? w(`试运行完成：${done.cases} 件案件到期，会清除 ${sum(done.rows)} 行。什么都没有改变。`, `Dry run done: ${done.cases} cases are due, ${sum(done.rows)} rows would be erased. Nothing was changed.`)
        : w(`已清除 ${done.cases} 件案件的个人信息。`, `Personal data of ${done.cases} cases were erased.`));
      await show();
    });
    return [
      h('section', { class: 'part' },
        h('h2', {}, w('到期清除', 'Erasing after the time for keeping')),
        h('p', {}, w(`案件办结 ${period(state.keep)}后清除个人信息和文字，保留数量、类别、天数、评价和得分。现在到期的是 ${when(state.closedBefore)} 以前办结的案件。每晚 1:40 运行。`,
          `${period(state.keep)} after a case is closed, what concerns persons and every text of theirs is erased; counts, categories, days, ratings and scores stay. Due now is what was closed before ${when(state.closedBefore)}. It runs every night at 1:40.`)),
        h('div', { class: 'switch' },
          h('span', {}, state.erasing ? tag(w('已启用：到期即清除', 'On: what is due is erased'), 'nl-red') : tag(w('试运行：只列出，不清除', 'Dry run: only lists, erases nothing'), 'nl-amber'),
            state.state.changedBy && h('span', { class: 'hint' }, ` ${when(state.state.changedAt)} ${state.state.changedBy}`)),
          h('span', { class: 'nl-buttons' },
            button(w('现在试运行', 'Dry run now'), run(true)),
            state.erasing && button(w('现在清除', 'Erase now'), event => ask(w('现在清除', 'Erase now'),
              w('立即清除全部到期案件的个人信息，无法恢复。', 'Erases the personal data of every case that is due, for ever.'), w('清除', 'Erase'), () => run(false)(event)), 'grave'),
            state.erasing
              ? button(w('停用', 'Switch off'), event => attempt(event.target, said, () => turn(false)))
              : button(w('启用到期清除', 'Switch erasing on'), () => ask(w('启用到期清除', 'Switch erasing on'),
                w('从今晚起，到期案件的个人信息将被清除，无法恢复。请先看一次试运行的结果。', 'From tonight on, personal data of cases that are due are erased for ever. Please look at a dry run first.'), w('启用', 'Switch on'), () => turn(true)), 'grave')))),
      h('section', { class: 'part' }, h('h2', {}, w('运行报告', 'Reports of runs')),
        state.runs.length
          ? table(w('运行', 'Runs'), [w('时间', 'When'), w('方式', 'Kind'), w('案件', 'Cases'), w('失败', 'Failed'), w('各表行数', 'Rows of each table'), ''],
            state.runs.map(one => h('tr', {},
              h('td', { class: 'nowrap' }, when(one.startedAt), h('div', { class: 'quiet' }, one.startedBy === 'clock' ? w('夜间自动', 'by night') : one.startedBy)),
              h('td', {}, one.dryRun ? w('试运行', 'Dry run') : w('清除', 'Erased'), !one.finishedAt && tag(w('未完成', 'unfinished'), 'nl-amber')),
              h('td', {}, one.cases), h('td', {}, one.failed), h('td', { class: 'quiet' }, counts(one.rows)),
              h('td', { class: 'act' }, one.cases > 0 && h('button', { type: 'button', class: 'nl-link', onclick: () => numbers(one) }, w('案件', 'Cases'))))))
          : h('p', { class: 'nl-empty' }, w('还没有运行过。', 'It has not run yet.'))),
      erasure(said, show),
      h('section', { class: 'part' }, h('h2', {}, w('清除记录', 'Record of erasures')),
        state.erasures.length
          ? table(w('清除', 'Erasures'), [w('时间', 'When'), w('案件', 'Case'), w('范围', 'Extent'), w('理由', 'Ground'), w('何人', 'Who'), w('行数', 'Rows')],
            state.erasures.map(one => h('tr', {},
              h('td', { class: 'nowrap' }, when(one.at)), h('td', { class: 'nowrap' }, one.caseNumber),
              h('td', {}, one.extent === 'contact' ? w('联系方式', 'Contact') : w('全部个人信息', 'All personal data')),
              h('td', {}, say(one.groundName)), h('td', {}, one.by === 'clock' ? w('夜间自动', 'by night') : one.by),
              h('td', { title: counts(one.rows) }, sum(one.rows)))))
          : h('p', { class: 'nl-empty' }, w('还没有清除过。', 'Nothing has been erased yet.')))
    ];
  }

  async function turn(erasing) {
    await call(`${PATH}/switch`, { method: 'POST', body: { erasing } });
    said.good(erasing ? w('已启用。', 'Switched on.') : w('已停用，只试运行。', 'Switched off: dry runs only.'));
    await show();
  }

  await show();
}

async function numbers(run) {
  const all = await call(`${PATH}/runs/${run.id}/cases?size=500`);
  dialog(w('这次运行的案件', 'Cases of this run'), null, ...present([
    h('ul', { class: 'numbers' }, all.map(one => h('li', {}, `${one.number} (${one.rows})`))),
    all.length < run.cases && h('p', { class: 'hint' }, w(`列出前 ${all.length} 件，共 ${run.cases} 件。`, `The first ${all.length} of ${run.cases}.`))
  ]));
}

function erasure(outside, changed) {
  const look = h('button', { type: 'submit', class: 'nl-button' }, w('查看会清除什么', 'See what would be erased'));
  const form = h('form', { class: 'toolbar' },
    labelled(w('案件编号', 'Number of the case'), text('number', { required: true, maxlength: 64 })), look);
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(look, outside, async () => {
      outside.clear();
      confirm(await call(`/api/administration/erasures/outlook?${new URLSearchParams(values(form))}`), outside, changed);
    });
  });
  return h('section', { class: 'part' }, h('h2', {}, w('依申请清除', 'Erasure on request')),
    h('p', { class: 'hint' }, w('在办案件只清除联系方式，其余在办结当晚清除。清除后无法恢复，查询码随之失效。',
      'Of an open case only the contact is erased, the rest in the night after it is closed. There is no way back, and the receipt code opens nothing any more.')), form);
}

function confirm(outlook, outside, changed) {
  const said = outcome();
  const go = h('button', { type: 'submit', class: 'nl-button grave' }, w('永久清除', 'Erase for ever'));
  const form = h('form', { class: 'entry' },
    labelled(w('理由', 'Ground'), h('select', { name: 'ground', required: true }, h('option', { value: '' }, w('请选择', 'Please choose')),
      GROUNDS.map(([id, name]) => h('option', { value: id }, name))), true),
    labelled(w('案件编号', 'Number of the case'), text('number', { required: true })),
    labelled(w('再填一次编号', 'The number once more'), text('again', { required: true })),
    h('div', { class: 'wide nl-buttons' }, go));
  for (const field of [form.elements.number, form.elements.again]) field.addEventListener('paste', event => event.preventDefault());
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      const done = await call('/api/administration/erasures', { method: 'POST', body: values(form) });
      close();
      outside.good(w(`已清除：${done.caseNumber}，${sum(done.rows)} 行。`, `Erased: ${done.caseNumber}, ${sum(done.rows)} rows.`));
      changed();
    });
  });
  const close = dialog(w(`清除 ${outlook.number}`, `Erase ${outlook.number}`), null, said.line, ...present([
    h('p', {}, outlook.open
      ? w('案件正在办理：现在清除反映人的联系方式、查询码和信件，案件作为匿名继续办理；其余在办结当晚清除。',
        'The case is open: now the reporter, the receipt code and the letters go, and it continues as an anonymous one; the rest goes in the night after it is closed.')
      : w('案件已办结：个人信息、全部文字、照片文件、标题和引擎历史都会清除；数量、类别、天数、评价和得分保留。',
        'The case is closed: personal data, every text, evidence, the title and the engine\'s history go; counts, category, days, rating and scores stay.')),
    h('p', { class: 'hint' }, sum(outlook.rows) ? `${w('会清除', 'Rows')}: ${counts(outlook.rows)}` : w('已没有可清除的内容。', 'Nothing is left to erase.')),
    form]));
}
