// The form on the doorstep: what is typed stays in this phone when somebody asks for that or there is no network, until it is sent; and what
// has been reported already shows while one types.
(() => {
  'use strict';
  const form = document.querySelector('form[data-draft]');
  const box = document.getElementById('drafts');
  const network = document.getElementById('network');
  const keep = document.getElementById('keep');
  const STORE = 'needsline.drafts';
  const KEPT_FOR = 30 * 24 * 3600 * 1000;
  const MOST_PHOTOS = 3;
  const LARGEST_PHOTO = 20 * 1024 * 1024;
  const NOT_KEPT = ['photo', 'proof', 'question', 'answer', 'lang', 'seen', 'joins'];

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(STORE) ?? '[]').filter(draft => Date.now() - draft.at < KEPT_FOR);
    } catch {
      return [];
    }
  };
  const write = drafts => {
    try {
      if (drafts.length === 0) localStorage.removeItem(STORE);
      else localStorage.setItem(STORE, JSON.stringify(drafts));
      return true;
    } catch {
      return false;
    }
  };
  const fields = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) => !NOT_KEPT.includes(name) && typeof value === 'string'));
  const key = () => form.elements.key.value;

  // A page that was kept by the browser carries an old key: each need has its own.
  if (form.dataset.returned !== 'yes') {
    const random = crypto.getRandomValues(new Uint8Array(32));
    form.elements.key.value = btoa(String.fromCharCode(...random)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function remember() {
    const now = fields();
    const others = read().filter(draft => draft.key !== key());
    if (!now.description?.trim()) {
      write(others);
      return false;
    }
    return write([{ key: key(), at: Date.now(), name: form.elements.village.dataset.name, fields: now }, ...others]);
  }

  // Only what somebody asked to keep is kept, and follows what they type from then on.
  const isKept = () => read().some(draft => draft.key === key());

  function fill(draft) {
    for (const [name, value] of Object.entries(draft.fields)) {
      const field = form.elements[name];
      if (!field) continue;
      if (field instanceof RadioNodeList) field.value = value;
      else if (field.type === 'checkbox') field.checked = true;
      else field.value = value;
    }
    for (const name of ['danger', 'consent']) form.elements[name].checked = name in draft.fields;
    form.elements.key.value = draft.key;
    named();
  }

  function show() {
    const drafts = read().filter(draft => draft.key !== key());
    box.hidden = drafts.length === 0;
    const heading = document.createElement('h2');
    heading.textContent = box.dataset.title;
    const list = document.createElement('ul');
    list.className = 'items';
    for (const draft of drafts) {
      const row = document.createElement('li');
      row.className = 'item';
      const text = document.createElement('p');
      text.textContent = `${draft.name ?? ''} · ${new Date(draft.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })} · ${draft.fields.description.slice(0, 40)}`;
      const open = document.createElement('button');
      open.type = 'button';
      open.textContent = box.dataset.open;
      open.addEventListener('click', () => {
        if (isKept()) remember();
        // Where it is sent stands at the top of the form: what belongs to another village opens in the form of that one.
        if (draft.fields.village !== form.elements.village.value) {
          const where = new URLSearchParams({ village: draft.fields.village });
          if (form.elements.lang) where.set('lang', form.elements.lang.value);
          location.assign(`/site/needs/new?${where}#draft=${draft.key}`);
          return;
        }
        fill(draft);
        show();
        form.elements.description.focus();
      });
      const drop = document.createElement('button');
      drop.type = 'button';
      drop.className = 'second';
      drop.textContent = box.dataset.delete;
      drop.addEventListener('click', () => {
        write(read().filter(other => other.key !== draft.key));
        show();
      });
      row.append(text, open, ' ', drop);
      list.append(row);
    }
    box.replaceChildren(heading, list);
  }

  function named() {
    form.querySelector('[data-named]').hidden = form.elements.contact.value === 'anonymous';
  }

  let waiting;
  form.addEventListener('input', event => {
    named();
    clearTimeout(waiting);
    if (isKept()) waiting = setTimeout(remember, 500);
    if (['description', 'place', 'category'].includes(event.target.name)) document.getElementById('similar').replaceChildren();
  });

  function say(words) {
    network.textContent = words;
    network.hidden = false;
    network.scrollIntoView({ block: 'center' });
  }

  keep.hidden = false;
  keep.addEventListener('click', () => {
    say(remember() ? keep.dataset.kept : keep.dataset.empty);
  });
  // Said before anything is sent: on a slow line that is minutes earlier.
  const photo = form.elements.photo;
  function tooLarge() {
    const files = [...photo.files];
    const large = files.length > MOST_PHOTOS || files.some(file => file.size > LARGEST_PHOTO);
    let wrong = document.getElementById('photo-wrong');
    if (!wrong && !large) return false;
    if (!wrong) {
      wrong = document.createElement('p');
      wrong.id = 'photo-wrong';
      wrong.className = 'wrong';
      wrong.setAttribute('role', 'alert');
      photo.before(wrong);
      photo.setAttribute('aria-describedby', `${photo.getAttribute('aria-describedby')} photo-wrong`);
    }
    wrong.textContent = large ? photo.dataset.large : '';
    wrong.hidden = !large;
    photo.closest('.field').classList.toggle('bad', large);
    return large;
  }
  photo.addEventListener('change', tooLarge);

  // Before the work begins: nothing can be sent now, and nothing is lost.
  form.addEventListener('submit', event => {
    if (tooLarge()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      photo.focus();
      return;
    }
    clearTimeout(waiting);
    if (!navigator.onLine || isKept()) remember();
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say(network.dataset.away);
  }, { capture: true });
  form.addEventListener('needsline:unsent', () => {
    if (navigator.onLine) return;
    remember();
    say(network.dataset.away);
  });
  window.addEventListener('online', () => say(network.dataset.back));

  async function similar() {
    const asked = new URLSearchParams();
    for (const name of ['village', 'category', 'description', 'place']) asked.set(name, form.elements[name].value);
    if (!asked.get('category') || asked.get('description').trim().length < 6 || !navigator.onLine) return;
    try {
      const answer = await fetch(`/site/needs/similar?lang=${document.documentElement.lang.slice(0, 2)}`,
        { method: 'POST', body: asked, credentials: 'omit' });
      if (answer.ok) {
        const parts = new DOMParser().parseFromString(await answer.text(), 'text/html').body.childNodes;
        document.getElementById('similar').replaceChildren(...parts);
      }
    } catch {
      // The server looks once more before it takes the need.
    }
  }
  for (const name of ['description', 'place', 'category']) form.elements[name].addEventListener('change', similar);

  // The worker has not seen a page that was there before it. What was sent from here has another address and is not kept.
  async function keepThisForm() {
    const isNew = !navigator.serviceWorker.controller;
    await navigator.serviceWorker.register('/site/worker.js');
    const worker = await navigator.serviceWorker.ready;
    if (!isNew) return;
    const parts = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map(part => part.href ?? part.src);
    worker.active.postMessage([location.href, ...parts]);
  }
  if ('serviceWorker' in navigator) keepThisForm().catch(() => {});
  named();
  // What has been kept for too long goes.
  write(read());
  const wanted = location.hash.match(/^#draft=([\w-]+)$/)?.[1];
  if (wanted) {
    history.replaceState(null, '', location.pathname + location.search);
    const draft = read().find(each => each.key === wanted && each.fields.village === form.elements.village.value);
    if (draft) fill(draft);
  }
  show();
})();
