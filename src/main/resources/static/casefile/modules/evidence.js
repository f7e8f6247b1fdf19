// Photos and documents of a case: shown as a grid, added by a button or by dropping them, each with its own progress and its own refusal.
import { base, call, casePath, upload } from './api.js';
import { freshId, h } from './dom.js';
import { fileSize, say, w } from './words.js';

const LARGEST = 20 * 1024 * 1024;

const address = (file, one, rest = '') => `${base}${casePath(file.number, `/evidence/${encodeURIComponent(one.id)}${rest}`)}`;

const kindOf = one => (/\.([A-Za-z0-9]{1,5})$/.exec(one.fileName)?.[1] ?? w('文件', 'file')).toUpperCase();

function asksFirst(label, question, placeholder, act) {
  const box = h('span', { class: 'nl-act' });
  const closed = () => box.replaceChildren(h('button', { type: 'button', class: 'nl-link', onclick: ask }, label));
  const ask = () => {
    const reason = h('input', { type: 'text', maxlength: 200, required: true, 'aria-label': question, placeholder });
    const trouble = h('span', { class: 'nl-trouble', role: 'alert' });
    box.replaceChildren(h('form', {
      class: 'nl-ask', onsubmit: async event => {
        event.preventDefault();
        try {
          await act(reason.value);
        } catch (error) {
          trouble.textContent = error.message;
        }
      }
    }, h('span', {}, question), reason, h('span', { class: 'nl-buttons' },
      h('button', { type: 'submit', class: 'nl-button' }, label),
      h('button', { type: 'button', class: 'nl-link', onclick: () => { closed(); box.querySelector('button').focus(); } }, w('取消', 'Cancel'))), trouble));
    reason.focus();
  };
  closed();
  return box;
}

function picture(file, one) {
  if (one.hasThumbnail) {
    return h('img', { class: 'nl-thumb', src: address(file, one, '/thumbnail'), alt: one.caption || one.fileName, loading: 'lazy', width: 160, height: 120 });
  }
  return h('span', { class: 'nl-thumb nl-paper', 'aria-hidden': 'true' }, kindOf(one));
}

function release(file, one, changed) {
  if (!one.mayRelease) return null;
  const trouble = h('span', { class: 'nl-trouble', role: 'alert' });
  return h('span', { class: 'nl-act' }, h('button', {
    type: 'button', class: 'nl-link', onclick: async () => {
      try {
        await call(casePath(file.number, `/evidence/${encodeURIComponent(one.id)}/release`), { method: 'POST' });
        changed();
      } catch (error) {
        trouble.textContent = error.message;
      }
    }
  }, w('可公开', 'May be public')), trouble);
}

function card(file, one, changed) {
  const image = one.withdrawn ? h('span', { class: 'nl-thumb nl-paper' }, w('已撤下', 'Withdrawn')) : picture(file, one);
  return h('li', { class: `nl-piece${one.withdrawn ? ' nl-withdrawn' : ''}` },
    one.mayDownload ? h('a', { href: address(file, one), download: one.fileName, title: w('下载原件', 'Download the original') }, image) : image,
    h('span', { class: 'nl-piece-name' }, one.caption || one.fileName),
    one.caption && h('span', { class: 'nl-how' }, one.fileName),
    h('span', { class: 'nl-how' }, `${fileSize(one.size)} · ${one.at}`),
    h('span', { class: 'nl-how' }, say(one.by)),
    one.public && h('span', { class: 'nl-tag' }, w('可公开', 'May be public')),
    one.withdrawn && h('q', {}, one.reason, h('span', { class: 'nl-how' }, `${one.withdrawnAt} · ${say(one.withdrawnBy)}`)),
    release(file, one, changed),
    one.mayWithdraw && asksFirst(
      w('撤下', 'Withdraw'), w('为什么撤下？会留下记录。', 'Why is it withdrawn? This is recorded.'), w('如：传错案件', 'e.g. wrong case'),
      async reason => {
        await call(casePath(file.number, `/evidence/${encodeURIComponent(one.id)}/withdraw`), { method: 'POST', body: { reason } });
        changed();
      }));
}

/**
 * The evidence of a case, with the way to add to it where that is allowed.
 *
 * @param changed called when something was added, released or withdrawn
 */
export function evidence(first, changed) {
  let file = first;
  const list = h('ul', { class: 'nl-evidence' });
  const none = h('p', { class: 'nl-empty' }, w('还没有照片或文件。', 'No photos or documents yet.'));
  const sending = h('ul', { class: 'nl-sending', 'aria-live': 'polite' });
  const captionId = freshId('caption');
  const caption = h('input', { id: captionId, type: 'text', maxlength: 200, autocomplete: 'off' });
  const chooser = h('input', { type: 'file', multiple: true, class: 'nl-chooser', 'aria-label': w('选择照片或文件', 'Choose photos or documents'),
    accept: 'image/jpeg,image/png,application/pdf,.docx,.xlsx' });

  async function sendOne(chosen, words) {
    const bar = h('progress', { max: 1, value: 0, 'aria-label': chosen.name });
    const outcome = h('span', { class: 'nl-outcome' });
    const row = h('li', {}, h('span', { class: 'nl-piece-name' }, chosen.name), h('span', { class: 'nl-how' }, fileSize(chosen.size)), bar, outcome);
    const refuse = sentence => {
      bar.remove();
      outcome.className = 'nl-outcome nl-trouble';
      outcome.replaceChildren(sentence, ' ', h('button', { type: 'button', class: 'nl-link', onclick: () => row.remove() }, w('知道了', 'OK')));
    };
    sending.append(row);
    if (chosen.size === 0) {
      refuse(w('没有上传：文件是空的。', 'Not uploaded: the file is empty.'));
      return false;
    }
    if (chosen.size > LARGEST) {
      refuse(w('没有上传：文件超过 20 MB。请压缩或分开后再传。', 'Not uploaded: it is larger than 20 MB. Please make it smaller or split it.'));
      return false;
    }
    try {
      await upload(casePath(file.number, '/evidence'), chosen, words, share => { bar.value = share; });
      row.remove();
      return true;
    } catch (error) {
      refuse(`${w('没有上传：', 'Not uploaded: ')}${error.message}`);
      return false;
    }
  }

  async function send(files) {
    const words = caption.value.trim();
    let kept = 0;
    // One after the other: what is refused does not stop the rest, and a village line is not flooded.
    for (const chosen of files) kept += await sendOne(chosen, words) ? 1 : 0;
    chooser.value = '';
    if (kept > 0) {
      caption.value = '';
      changed();
    }
  }

  chooser.addEventListener('change', () => send([...chooser.files]));
  const drop = h('div', { class: 'nl-drop' },
    h('label', { for: captionId }, w('说明（可不填，对本次所选文件都有效）', 'Caption (optional, for all files chosen now)')), caption,
    h('span', { class: 'nl-buttons' },
      h('button', { type: 'button', class: 'nl-button', onclick: () => chooser.click() }, w('添加照片或文件', 'Add photos or documents')),
      chooser,
      h('span', { class: 'nl-how' }, w('或拖到这里；可一次多个，每个不超过 20 MB。', 'or drop them here; several at once, up to 20 MB each.'))),
    sending);

  const element = h('div', { class: 'nl-evidence-part' }, none, list, drop);
  const isFiles = event => !drop.hidden && [...event.dataTransfer?.types ?? []].includes('Files');
  element.addEventListener('dragover', event => {
    if (!isFiles(event)) return;
    event.preventDefault();
    element.classList.add('nl-over');
  });
  element.addEventListener('dragleave', event => {
    if (!element.contains(event.relatedTarget)) element.classList.remove('nl-over');
  });
  element.addEventListener('drop', event => {
    element.classList.remove('nl-over');
    if (!isFiles(event)) return;
    event.preventDefault();
    send([...event.dataTransfer.files]);
  });

  function update(fresh) {
    file = fresh;
    const pieces = fresh.evidence;
    none.hidden = pieces.length > 0;
    list.replaceChildren(...pieces.map(one => card(fresh, one, changed)));
    drop.hidden = !fresh.takesEvidence;
  }

  update(first);
  return { element, update };
}
