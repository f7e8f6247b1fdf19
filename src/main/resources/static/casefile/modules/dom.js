// Builds elements. Whatever people wrote goes into the page as text, never as markup.

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...present(children));
  return element;
}

/** Without the parts that are not there. */
export const present = parts =>
  parts.flat(Infinity).filter(part => part !== null && part !== undefined && part !== false && part !== '');

let serial = 0;

/** An id for a label or a description. */
export const freshId = stem => `nl-${stem}-${++serial}`;

export const field = (label, ...content) =>
  h('div', { class: 'nl-field' }, h('span', { class: 'nl-label' }, label), h('span', { class: 'nl-value' }, ...content));

export const tag = (text, colour = '') => h('span', { class: `nl-tag ${colour}`.trim() }, text);
