// The yearly schedule of working days.
import { h } from '../../casefile/modules/dom.js';
import { w } from '../../casefile/modules/words.js';
import { attempt, button, outcome, send } from './frame.js';

export function calendar(root) {
  const said = outcome();
  const chooser = h('input', { type: 'file', accept: '.json,application/json', class: 'nl-chooser', tabindex: '-1', 'aria-hidden': 'true' });
  const go = button(w('选择文件并载入', 'Choose a file and load it'), () => chooser.click(), 'go');
  chooser.addEventListener('change', () => {
    const file = chooser.files[0];
    chooser.value = '';
    if (!file) return;
    attempt(go, said, async () => {
      const done = await send('/api/admin/calendar', file, 'application/json');
      said.good(w(`已载入 ${done.years.join('、')} 年，${done.moved} 个在办期限随之调整。`, `Loaded: ${done.years.join(', ')}. ${done.moved} open deadlines moved.`));
    });
  });
  root.replaceChildren(said.line, h('section', { class: 'part' },
    h('h2', {}, w('放假安排', 'Schedule of working days')),
    h('p', {}, w('国务院办公厅公布下一年放假安排后（通常在 11 月），把它写成下面的格式载入。在办案件的期限、提醒和说明会一起调整。',
      'When the State Council has published next year\'s schedule (usually in November), write it in the form below and load it. Deadlines of open cases, their reminders and explanations move together.')),
    h('pre', { class: 'posted' }, '{"years": {"2027": {\n  "off": ["2027-01-01/2027-01-03", "2027-02-05/2027-02-11"],\n  "makeUpWorkdays": ["2027-01-31"]\n}}}'),
    h('div', { class: 'nl-buttons' }, go, chooser)));
}
