// Units and people as CSV files, both ways.
import { h, present } from '../../casefile/modules/dom.js';
import { w } from '../../casefile/modules/words.js';
import { attempt, button, dialog, download, send } from './frame.js';

/** The buttons for one kind of file: staff or units. */
export function fileButtons(kind, said, changed) {
  const path = `/api/administration/files/${kind}.csv`;
  const chooser = h('input', { type: 'file', accept: '.csv,text/csv', class: 'nl-chooser', tabindex: '-1', 'aria-hidden': 'true' });
  const into = button(w('导入 CSV', 'Import CSV'), () => chooser.click());
  chooser.addEventListener('change', () => {
    const file = chooser.files[0];
    chooser.value = '';
    if (!file) return;
    attempt(into, said, async () => {
      const result = await send(path, file, 'text/csv');
      outcomeOf(file.name, result);
      changed();
    });
  });
  const out = button(w('导出 CSV', 'Export CSV'), () => attempt(out, said, () => download(path, `${kind}.csv`)));
  return h('div', { class: 'nl-buttons' }, out, into, chooser);
}

function outcomeOf(name, result) {
  dialog(w(`导入 ${name}`, `Import of ${name}`), null, ...present([
    h('p', {}, w(`载入 ${result.loaded} 行，${result.unchanged} 行无变化，拒绝 ${result.rejected.length} 行。`,
      `${result.loaded} lines loaded, ${result.unchanged} unchanged, ${result.rejected.length} refused.`)),
    result.rejected.length > 0 && h('table', { class: 'plain' },
      h('thead', {}, h('tr', {}, h('th', {}, w('行', 'Line')), h('th', {}, w('原因', 'Reason')))),
      h('tbody', {}, result.rejected.map(one => h('tr', {}, h('td', {}, one.line), h('td', {}, w(one.reason.zh, one.reason.en)))))),
    result.rejected.length > 0 && h('p', { class: 'hint' }, w('改好这些行后再导入整个文件；已载入的行不会重复。', 'Mend these lines and import the whole file again: what is loaded is not loaded twice.')),
    result.passwords.length > 0 && h('div', { class: 'block' }, h('h3', {}, w('初始密码', 'First passwords')),
      h('p', { class: 'hint' }, w('只显示这一次，请保存后当面交给本人；30 天内须由本人改掉。', 'Shown only now: keep them, and hand them over in person. They must be replaced within 30 days.')),
      h('table', { class: 'plain' }, h('tbody', {}, result.passwords.map(one => h('tr', {},
        h('td', {}, one.userId), h('td', {}, one.name), h('td', {}, h('span', { class: 'secret' }, one.password)))))))
  ]));
}
