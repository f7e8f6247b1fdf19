// Who is away, who stands in, and what the deputies took over.
import { call } from '../../casefile/modules/api.js';
import { h, present, tag } from '../../casefile/modules/dom.js';
import { w } from '../../casefile/modules/words.js';
import { ask, attempt, button, dialog, labelled, outcome, table, text, values, when } from './frame.js';

const PATH = '/api/administration/absences';
const STATES = {
  PLANNED: [w('未开始', 'Planned'), ''], ACTIVE: [w('代理中', 'Now'), 'nl-amber'], OVER: [w('已结束', 'Over'), ''], CANCELLED: [w('已取消', 'Cancelled'), '']
};

export async function absences(root) {
  const said = outcome();
  const list = h('div', {});
  root.replaceChildren(
    h('div', { class: 'toolbar' },
      h('p', { class: 'hint' }, w('工作人员也可以在“我的账户”中自己安排。', 'Staff can arrange this themselves, too, under “My account”.')),
      button(w('安排代理', 'Arrange a deputy'), () => add(said, show), 'go')),
    said.line, list);

  async function show() {
    try {
      const found = await call(PATH);
      list.replaceChildren(...present([
        found.length
          ? table(w('请假代理', 'Absences'), [w('不在岗', 'Away'), w('代理人', 'Deputy'), w('日期', 'Days'), w('事由', 'Reason'), w('状态', 'State'), w('接手', 'Taken over'), ''], found.map(row))
          : h('p', { class: 'part nl-empty' }, w('没有请假代理。', 'Nobody is away.'))
      ]));
    } catch (error) {
      said.bad(error);
    }
  }

  const row = ({ absence, person, deputy, takenOver }) => h('tr', {},
    h('td', {}, person, h('div', { class: 'quiet' }, absence.userId)),
    h('td', {}, deputy, h('div', { class: 'quiet' }, absence.deputyId)),
    h('td', { class: 'nowrap' }, `${absence.firstDay} – ${absence.lastDay}`),
    h('td', {}, absence.reason ?? ''),
    h('td', {}, tag(...STATES[absence.state])),
    h('td', { class: 'quiet' }, takenOver.map(one => h('div', {}, `${when(one.at)} ${one.caseNumber ?? ''} ${one.step}`))),
    h('td', { class: 'act' }, ['PLANNED', 'ACTIVE'].includes(absence.state) && h('button', {
      type: 'button', class: 'nl-link', onclick: () => ask(w('结束代理', 'End it'),
        w(`结束${deputy}对${person}的代理？`, `End ${deputy}'s standing in for ${person}?`), w('结束', 'End it'), async () => {
          await call(`${PATH}/${absence.id}`, { method: 'DELETE' });
          said.good(w('代理已结束。', 'It has ended.'));
          show();
        })
    }, w('结束', 'End'))));

  await show();
}

function add(outside, changed) {
  const said = outcome();
  const deputy = h('select', { name: 'deputyId', required: true }, h('option', { value: '' }, w('先填请假人', 'First say who is away')));
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('安排', 'Arrange'));
  const away = text('userId', { required: true, maxlength: 64 });
  away.addEventListener('change', () => attempt(null, said, async () => {
    said.clear();
    const people = await call(`/api/administration/staff/${encodeURIComponent(away.value.trim())}/possible-deputies`);
    deputy.replaceChildren(...present([
      h('option', { value: '' }, people.length ? w('请选择', 'Please choose') : w('没有可代理的同事', 'No colleague can stand in')),
      people.map(one => h('option', { value: one.userId }, `${one.name} (${one.userId})`))]));
  }));
  const form = h('form', { class: 'entry' },
    labelled(w('请假人（用户名）', 'Who is away (user id)'), away),
    labelled(w('代理人（同单位或上级单位）', 'Deputy (same unit or the one above)'), deputy),
    labelled(w('第一天', 'First day'), text('firstDay', { type: 'date', required: true })),
    labelled(w('最后一天', 'Last day'), text('lastDay', { type: 'date', required: true })),
    labelled(w('事由（可不填）', 'Reason (optional)'), text('reason', { maxlength: 200 }), true),
    h('div', { class: 'wide nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      await call(PATH, { method: 'POST', body: values(form) });
      close();
      outside.good(w('已安排，双方都会收到消息。', 'Arranged; both are told.'));
      changed();
    });
  });
  const close = dialog(w('安排代理', 'Arrange a deputy'), null, said.line, form);
}
