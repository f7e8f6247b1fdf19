// What the panel of every kind of case is made of.
import { casePage } from '../../../../casefile/modules/api.js';
import { h } from '../../../../casefile/modules/dom.js';
import { w } from '../../../../casefile/modules/words.js';

export function fold(title, open, ...content) {
  return h('details', { class: 'nl-section', open }, h('summary', {}, title), ...content);
}

/** The way to the whole file; the form of the task stays where it is. */
export const opens = file =>
  h('a', { class: 'nl-open', href: casePage(file.number), target: '_blank', rel: 'noopener' }, w('打开案卷', 'Open case file'));
