// What every page of a case has around its parts.
import { base, casePath } from './api.js';
import { freshId, h } from './dom.js';
import { w } from './words.js';

export function section(id, title, ...content) {
  const heading = freshId('heading');
  return h('section', { id, class: 'part', 'aria-labelledby': heading }, h('h2', { id: heading }, title), ...content);
}

/** The way to the whole file on paper. */
export const print = file => h('div', { class: 'nl-buttons tools' },
  h('a', { class: 'nl-button', href: `${base}${casePath(file.number, '/print')}`, download: `${file.number}.pdf` }, w('打印案卷（PDF）', 'Print (PDF)')));
