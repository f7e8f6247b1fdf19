// Of what the person is told by which way.
import { call } from '../../casefile/modules/api.js';
import { h } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { attempt } from '../../administration/modules/frame.js';

const THEMES = {
  work: w('每天早上', 'Each morning'), need: w('群众需求', 'Needs'), meeting: w('议定会', 'Meetings'), case: w('案件进度', 'Progress of cases'),
  access: w('社区事务准入', 'Affairs access'), unadmitted: w('拒办报告', 'Unadmitted work'), legacy: w('存量事项', 'Legacy work'),
  absence: w('请假代理', 'Absences'), conduct: w('行为反映', 'Conduct reports')
};

function hintOf(way) {
  if (!way.on) return w('本区未开通', 'not in use here');
  if (!way.reachable) return w('您没有登记', 'none of yours is known');
  return null;
}

export function channels(sheet, said, again) {
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('保存', 'Save'));
  const boxes = [];
  const box = (row, way) => {
    const cell = row.channels[way.id];
    if (!cell) return h('td', {}, '');
    const name = `${say(row.name)} · ${say(way.name)}`;
    const input = h('input', { type: 'checkbox', checked: cell.wanted, disabled: !cell.mayChoose, 'aria-label': name,
      title: cell.mayChoose ? null : w('必须让您知道，不能关闭', 'You have to know: cannot be switched off') });
    if (cell.mayChoose) boxes.push({ input, before: cell.wanted, event: row.event, channel: way.id });
    return h('td', {}, h('label', {}, input));
  };
  const themes = Object.groupBy ? Object.groupBy(sheet.rows, one => one.event.split('.')[0])
    : sheet.rows.reduce((all, one) => ({ ...all, [one.event.split('.')[0]]: [...(all[one.event.split('.')[0]] ?? []), one] }), {});
  const form = h('form', { class: 'nl-choices' },
    h('table', { class: 'choices' },
      h('caption', { class: 'skip' }, w('哪些事用什么方式告诉我', 'What I am told, and how')),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, w('什么事', 'What')),
        sheet.ways.map(way => h('th', { scope: 'col' }, say(way.name), hintOf(way) && h('div', { class: 'hint' }, hintOf(way)))))),
      Object.keys(THEMES).filter(theme => themes[theme]).map(theme => h('tbody', {},
        h('tr', { class: 'theme' }, h('th', { colspan: sheet.ways.length + 1, scope: 'colgroup' }, THEMES[theme])),
        themes[theme].map(row => h('tr', {}, h('th', { scope: 'row', class: 'what' }, say(row.name)), sheet.ways.map(way => box(row, way))))))),
    h('div', { class: 'nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      const changed = boxes.filter(one => one.input.checked !== one.before)
        .map(({ input, event: of, channel }) => ({ event: of, channel, wanted: input.checked }));
      await call('/api/account/notifications', { method: 'PUT', body: changed });
      await again();
      said.good(w('已保存。', 'Saved.'));
    });
  });
  return h('section', { class: 'part full' }, h('h2', {}, w('消息怎么告诉我', 'How I am told')),
    h('p', { class: 'hint' }, w('打勾的方式会发给您。灰色的是必须让您知道的，不能关闭。邮件和短信在静默时段（一般为晚上九点到早上八点）等到早上再发，紧急案件除外。',
      'You are told by the ways that are ticked. What is grey you have to know. E-mail and SMS wait for the morning during the quiet hours (usually nine at night to eight), except for urgent cases.')),
    h('details', {}, h('summary', {}, w('查看和修改', 'See and change')), form));
}
