// What administrators did, the newest first.
import { call } from '../../casefile/modules/api.js';
import { h, present } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { attempt, outcome, pages, table, when } from './frame.js';

export async function log(root) {
  const said = outcome();
  const list = h('div', {});
  root.replaceChildren(said.line, list);

  const show = page => attempt(null, said, async () => {
    const found = await call(`/api/administration/log?page=${page}`);
    list.replaceChildren(...present([
      found.items.length
        ? table(w('管理记录', 'Record'), [w('时间', 'When'), w('何人', 'Who'), w('对象', 'What'), w('做了什么', 'Done')], found.items.map(one => h('tr', {},
          h('td', { class: 'nowrap' }, when(one.at)), h('td', {}, one.by), h('td', {}, one.subject), h('td', {}, say(one.detail)))))
        : h('p', { class: 'part nl-empty' }, w('还没有记录。', 'Nothing has been recorded yet.')),
      pages(found.page, found.hasMore, show)
    ]));
  });

  await show(0);
}
