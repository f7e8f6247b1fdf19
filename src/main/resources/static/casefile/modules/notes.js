// A box for a note. What is typed stays until it is kept: also when the login ends meanwhile.
import { freshId, h } from './dom.js';
import { call } from './api.js';
import { w } from './words.js';

const unsent = new Set();

/** Whether something is typed that has not been sent. */
export const somethingUnsent = () => [...unsent].some(box => box.isConnected && box.value.trim() !== '');

/**
 * @param path where the note goes
 * @param key name of the text in what is sent
 * @param said called when it is kept
 */
export function noteBox({ path, key, label, hint, action, said }) {
  const id = freshId('note');
  const hintId = freshId('hint');
  const text = h('textarea', { id, rows: 2, maxlength: 1000, 'aria-describedby': hintId });
  const trouble = h('span', { class: 'nl-trouble', role: 'alert' });
  const send = h('button', { type: 'submit', class: 'nl-button' }, action);
  unsent.add(text);
  const add = async event => {
    event.preventDefault();
    if (!text.value.trim()) {
      trouble.textContent = w('请先写内容。', 'Please write something first.');
      text.focus();
      return;
    }
    send.disabled = true;
    trouble.textContent = '';
    try {
      await call(path, { method: 'POST', body: { [key]: text.value } });
      text.value = '';
      said();
    } catch (error) {
      trouble.textContent = error.message;
    }
    send.disabled = false;
  };
  return h('form', { class: 'nl-note', onsubmit: add },
    h('label', { for: id }, label), h('span', { id: hintId, class: 'nl-how' }, hint), text,
    h('span', { class: 'nl-buttons' }, send, trouble));
}
