// The bell: how many messages are unread, and the newest of them. All text goes into the page as text.

const zhFirst = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh');
const say = both => (zhFirst ? both.zh : both.en);

// The web applications live under <context>/camunda, this system's own interface beside them.
const base = (document.querySelector('base')?.getAttribute('app-root') ?? '/camunda').replace(/\/camunda\/?$/, '');

const WORDS = {
  title: zhFirst ? '消息' : 'Messages',
  none: zhFirst ? '没有消息。' : 'No messages.',
  allRead: zhFirst ? '全部标为已读' : 'Mark all as read',
  trouble: zhFirst ? '消息暂时读不到，稍后会再试。' : 'Messages cannot be read right now; this will be tried again.',
  unread: count => (zhFirst ? `消息，${count} 条未读` : `Messages, ${count} unread`),
  isUnread: zhFirst ? '未读' : 'Unread'
};
const EVERY = 60_000;

const STYLE = `
.nl-bell { position: relative; }
.nl-bell > button { display: block; padding: 15px 10px; border: 0; background: none; color: inherit; line-height: 20px; }
.nl-bell-count { display: inline-block; min-width: 18px; margin-left: 4px; padding: 0 5px; border-radius: 9px; background: #b3261e; color: #fff; font-size: 12px; line-height: 18px; text-align: center; }
.nl-bell-count[hidden], .nl-bell-list[hidden] { display: none; }
.nl-bell-list { position: absolute; right: 0; top: 100%; z-index: 1050; width: min(420px, 92vw); max-height: 70vh; overflow: auto; padding: 12px 0 0; border: 1px solid #d6dee5; border-radius: 4px; background: #fff; color: #22303a; font-size: 14px; line-height: 1.45; box-shadow: 0 4px 14px rgba(0, 0, 0, .18); text-align: left; white-space: normal; }
.nl-bell-head { display: flex; justify-content: space-between; align-items: baseline; padding: 0 14px 8px; font-weight: 600; }
.nl-bell-head button { padding: 2px 4px; border: 0; background: none; color: #1f5f8b; text-decoration: underline; font-weight: normal; }
.nl-bell-item { border-top: 1px solid #d6dee5; }
.nl-bell-item > button { display: block; width: 100%; padding: 8px 14px; border: 0; border-left: 3px solid transparent; background: none; text-align: left; }
.nl-bell-item > button.nl-new { border-left-color: #1f5f8b; background: #f2f7fa; }
.nl-bell-list strong, .nl-bell-list .nl-said { display: block; overflow-wrap: anywhere; }
.nl-bell-list .nl-read-title { font-weight: normal; }
.nl-bell-list time { font-size: 12px; color: #5b6b77; }
.nl-bell-empty { margin: 0; padding: 8px 14px 14px; color: #5b6b77; }
.nl-bell button:focus-visible { outline: 2px solid #1f5f8b; outline-offset: -2px; }`;

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(className, text) {
  const made = element('button', className, text);
  made.type = 'button';
  return made;
}

async function call(path, method = 'GET') {
  const response = await fetch(`${base}/api/messages${path}`, {
    method,
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.status === 204 ? null : response.json();
}

function when(instant) {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? ''
    : at.toLocaleString(zhFirst ? 'zh-CN' : 'en-GB', { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
}

function bell() {
  const root = element('div', 'nl-bell');
  const opener = button('', undefined);
  const icon = element('span', 'glyphicon glyphicon-bell');
  icon.setAttribute('aria-hidden', 'true');
  const count = element('span', 'nl-bell-count');
  count.hidden = true;
  opener.append(icon, count);
  opener.setAttribute('aria-haspopup', 'true');
  opener.setAttribute('aria-expanded', 'false');
  opener.setAttribute('aria-label', WORDS.title);
  opener.title = WORDS.title;

  const list = element('div', 'nl-bell-list');
  list.hidden = true;
  list.setAttribute('role', 'region');
  list.setAttribute('aria-label', WORDS.title);
  root.append(element('style', '', STYLE), opener, list);

  const counted = unread => {
    count.hidden = unread === 0;
    count.textContent = unread > 99 ? '99+' : String(unread);
    opener.setAttribute('aria-label', WORDS.unread(unread));
  };

  const line = message => {
    // The web application styles every list in its bar, so this list says what it is by its roles.
    const item = element('div', 'nl-bell-item');
    item.setAttribute('role', 'listitem');
    const row = button(message.readAt ? '' : 'nl-new');
    const title = element('strong', message.readAt ? 'nl-read-title' : '', say(message.title));
    if (!message.readAt) title.setAttribute('aria-label', `${WORDS.isUnread}: ${say(message.title)}`);
    const time = element('time', '', when(message.createdAt));
    time.dateTime = message.createdAt;
    row.append(title, element('span', 'nl-said', say(message.body)), time);
    row.addEventListener('click', async () => {
      if (message.readAt) return;
      try {
        await call(`/${encodeURIComponent(message.id)}/read`, 'POST');
        await refresh();
      } catch {
        failed();
      }
    });
    item.append(row);
    return item;
  };

  const failed = () => list.replaceChildren(element('p', 'nl-bell-empty', WORDS.trouble));

  const shown = inbox => {
    counted(inbox.unread);
    const head = element('div', 'nl-bell-head');
    head.append(element('span', '', WORDS.title));
    if (inbox.unread > 0) {
      const all = button('', WORDS.allRead);
      all.addEventListener('click', async () => {
        try {
          await call('/read', 'POST');
          await refresh();
        } catch {
          failed();
        }
      });
      head.append(all);
    }
    if (inbox.messages.length === 0) {
      list.replaceChildren(head, element('p', 'nl-bell-empty', WORDS.none));
      return;
    }
    const items = element('div');
    items.setAttribute('role', 'list');
    items.append(...inbox.messages.map(line));
    list.replaceChildren(head, items);
  };

  async function refresh() {
    shown(await call('?limit=30'));
  }

  const open = wanted => {
    list.hidden = !wanted;
    opener.setAttribute('aria-expanded', String(wanted));
    if (wanted) refresh().catch(failed);
  };
  opener.addEventListener('click', () => open(list.hidden));

  // A click on a message rebuilds the list, so what was clicked may have left the page already.
  const outside = event => {
    if (!list.hidden && !event.composedPath().includes(root)) open(false);
  };
  const escape = event => {
    if (event.key === 'Escape' && !list.hidden) {
      open(false);
      opener.focus();
    }
  };
  // What is open stays as it is while somebody reads it.
  const tick = () => {
    if (!document.hidden && list.hidden) refresh().catch(() => {});
  };
  document.addEventListener('click', outside);
  document.addEventListener('keydown', escape);
  const timer = setInterval(tick, EVERY);
  tick();

  return {
    root,
    end: () => {
      clearInterval(timer);
      document.removeEventListener('click', outside);
      document.removeEventListener('keydown', escape);
      root.remove();
    }
  };
}

let shownBell = null;

export default {
  id: 'needsline.messages',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render: node => {
    shownBell?.end();
    shownBell = bell();
    node.append(shownBell.root);
  },
  unmount: () => {
    shownBell?.end();
    shownBell = null;
  }
};
