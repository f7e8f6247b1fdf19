// Who reported: masked until the person says what the contact is needed for.
import { call, casePath } from './api.js';
import { freshId, h } from './dom.js';
import { w } from './words.js';

function lines(contact, full) {
  return [
    h('span', { class: 'nl-name' }, contact.name),
    contact.phone && (full ? h('a', { href: `tel:${contact.phone}` }, contact.phone) : h('span', {}, contact.phone)),
    contact.email && (full ? h('a', { href: `mailto:${contact.email}` }, contact.email) : h('span', {}, contact.email))
  ];
}

/** The reporter's contact with the way to see it in full. */
export function contact(file, revealed = () => {}) {
  if (!file.reporter) return w('匿名', 'Anonymous');
  const box = h('span', { class: 'nl-contact' });
  const show = (...parts) => box.replaceChildren(...parts.flat().filter(Boolean));

  const masked = focus => {
    const button = h('button', { type: 'button', class: 'nl-link', onclick: ask }, w('显示联系方式', 'Reveal contact'));
    show(lines(file.reporter, false), button);
    if (focus) button.focus();
  };
  const ask = () => {
    const note = freshId('recorded');
    const reason = h('input', {
      type: 'text', maxlength: 200, required: true, autocomplete: 'off', 'aria-describedby': note,
      'aria-label': w('用途', 'What for'), placeholder: w('用途，如：回访核实', 'What for, e.g. call-back')
    });
    const trouble = h('span', { class: 'nl-trouble', role: 'alert' });
    const reveal = async event => {
      event.preventDefault();
      try {
        const full = await call(casePath(file.number, '/reveal'), { method: 'POST', body: { reason: reason.value } });
        show(lines(full, true), h('span', { class: 'nl-how', role: 'status' },
          w('已记录：您刚才查看了联系方式。', 'Recorded: you have just seen the contact.')));
        revealed();
      } catch (error) {
        trouble.textContent = error.message;
      }
    };
    show(h('form', { class: 'nl-ask', onsubmit: reveal },
      h('span', { id: note }, w('您的姓名、时间和用途会记入案卷。', 'Your name, the time and the reason go into the case file.')),
      reason,
      h('span', { class: 'nl-buttons' },
        h('button', { type: 'submit', class: 'nl-button' }, w('确认显示', 'Show')),
        h('button', { type: 'button', class: 'nl-link', onclick: () => masked(true) }, w('取消', 'Cancel'))),
      trouble));
    reason.focus();
  };
  masked(false);
  return box;
}
