// Hotlines and apps that file needs by Open311: who may do what, their keys, and whether they can be told of changes.
import { call } from '../../casefile/modules/api.js';
import { h, present, tag } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { ask, attempt, button, dialog, labelled, outcome, table, text, unitField, values, when } from './frame.js';

const PATH = '/api/administration/open311/clients';
const at = id => `${PATH}/${encodeURIComponent(id)}`;

export async function hotlines(root) {
  const said = outcome();
  const list = h('div', {});
  root.replaceChildren(
    h('div', { class: 'toolbar' },
      h('p', { class: 'hint grow' }, w('12345热线、城市应用用密钥通过 Open311 提交和查询需求，用法见系统说明。密钥只显示一次，系统里不保存原文；丢了就换发。',
        'Hotlines and city apps file and follow needs by Open311, each with its own key; the manual says how. A key is shown once and not kept: a lost one is replaced.')),
      button(w('接入热线或应用', 'Add a hotline or app'), () => edit(null, said, show), 'go')),
    said.line, list);

  async function show() {
    try {
      const all = await call(PATH);
      list.replaceChildren(all.length
        ? table(w('热线与应用', 'Hotlines and apps'),
          [w('名称', 'Name'), w('可以做什么', 'What it may do'), w('密钥', 'Key'), w('办理变化的回传', 'Told of changes'), ''], all.map(row))
        : h('p', { class: 'part nl-empty' }, w('还没有接入热线或应用。', 'No hotline or app yet.')));
    } catch (error) {
      said.bad(error);
    }
  }

  const row = client => h('tr', {},
    h('td', {}, client.name, h('div', { class: 'quiet' }, client.id)),
    h('td', { class: 'roles' },
      h('div', {}, w(`提交（渠道：${say(client.channelName)}），查询本方提交的和已公示的`, `File (as ${say(client.channelName).toLowerCase()}), follow its own and what is posted, in:`)),
      client.places.map(place => h('div', { class: 'quiet' }, `${say(place.name)} ${place.code}`))),
    h('td', { class: 'state' },
      client.revokedAt ? tag(w('已停用', 'Revoked'), 'nl-red') : tag(w('可用', 'Good')),
      h('div', { class: 'quiet' }, client.revokedAt
        ? w(`${when(client.revokedAt)} 停用`, `since ${when(client.revokedAt)}`)
        : w(`${when(client.createdAt)} 接入`, `since ${when(client.createdAt)}`)),
      h('div', { class: 'quiet' }, client.lastUsedOn ? w(`最近使用 ${client.lastUsedOn}`, `last used ${client.lastUsedOn}`) : w('从未使用', 'never used'))),
    h('td', { class: 'callback' }, callback(client)),
    h('td', { class: 'act' }, h('div', { class: 'acts' },
      act(w('修改', 'Change'), client, () => edit(client, said, show)),
      act(client.revokedAt ? w('重新启用', 'Use again') : w('换发密钥', 'New key'), client, () => renew(client, said, show)),
      !client.revokedAt && act(w('停用', 'Revoke'), client, () => ask(w('停用密钥', 'Revoke the key'),
        w(`停用“${client.name}”的密钥？它立即不能提交和查询，也不再收到回传；已提交的需求照常办理。`,
          `Revoke the key of ${client.name}? It can no longer file or follow and is told of nothing; what it filed goes on.`),
        w('停用', 'Revoke'), async () => {
          await call(at(client.id), { method: 'DELETE' });
          said.good(w(`“${client.name}”的密钥已停用。`, `The key of ${client.name} is revoked.`));
          await show();
        })))));

  await show();
}

const act = (name, client, onclick) => h('button', { type: 'button', class: 'nl-link', onclick, 'aria-label': `${name} ${client.name}` }, name);

/** Whether a hotline can be told, in the words of somebody who has to do something about it. */
function callback(client) {
  if (!client.callback) return h('span', { class: 'quiet' }, client.revokedAt ? w('不回传', 'Told of nothing') : w('没有登记回传地址', 'No address registered'));
  return present([
    client.failures
      ? tag(w(`连续失败 ${client.failures} 次`, `Failed ${client.failures} times in a row`), 'nl-red')
      : tag(w('正常', 'Works')),
    h('div', { class: 'address' }, client.callback),
    h('div', { class: 'quiet' }, w(`${when(client.callbackSince)} 登记`, `registered ${when(client.callbackSince)}`)),
    client.waiting > 0 && h('div', {}, w(`${client.waiting} 条待回传`, `${client.waiting} to be told`)),
    client.lastError && h('div', { class: 'quiet' }, w(`最近一次：${reason(client.lastError)}`, `Last time: ${client.lastError}`)),
    client.failures >= 3 && client.restsUntil && h('div', { class: 'quiet' }, w(`暂停到 ${when(client.restsUntil)}`, `left alone until ${when(client.restsUntil)}`))
  ]);
}

const REASONS = {
  'unknown host': '找不到主机',
  'leads into a private network': '地址在内部网络里，不能回传',
  'no answer in time': '对方没有按时应答',
  'no trusted connection': '对方的证书不可信',
  'no connection': '连不上对方',
  'no HTTP answer': '对方的应答看不懂',
  'left alone after failures in a row': '连续失败，暂停中'
};

const reason = text => REASONS[text] ?? (text.startsWith('HTTP ') ? `对方应答 ${text}` : text);

/** Shown until somebody closes it: there is no second time. */
function showKey(name, key) {
  const said = outcome();
  const copy = button(w('复制', 'Copy'), event => attempt(event.target, said, async () => {
    await navigator.clipboard.writeText(key);
    said.good(w('已复制。', 'Copied.'));
  }), 'go');
  dialog(w(`${name} 的密钥`, `The key of ${name}`), null, said.line,
    h('p', {}, h('span', { class: 'secret key' }, key)),
    h('p', {}, w('请现在就通过可靠的方式交给对方。只显示这一次，关闭后再也看不到；丢了就换发，旧的随即失效。',
      'Please hand it over now, by a way that you trust. It is shown only this once; a lost one is replaced, and the old one then opens nothing.')),
    h('div', { class: 'nl-buttons' }, navigator.clipboard && copy));
}

function renew(client, outside, changed) {
  ask(client.revokedAt ? w('重新启用', 'Use again') : w('换发密钥', 'New key'),
    client.revokedAt
      ? w(`给“${client.name}”发新密钥，重新启用？`, `Issue a new key to ${client.name}, so that it may work again?`)
      : w(`给“${client.name}”换发密钥？旧密钥立即失效，对方换上新的之前不能提交和查询。`,
        `Issue a new key to ${client.name}? The old one ends at once: until the new one is in place it can neither file nor follow.`),
    w('发新密钥', 'Issue a new key'), async () => {
      const { key } = await call(`${at(client.id)}/key`, { method: 'POST' });
      await changed();
      outside.good(w(`“${client.name}”有了新密钥。`, `${client.name} has a new key.`));
      showKey(client.name, key);
    });
}

/** A new one, or its name and where it may file. */
function edit(client, outside, changed) {
  const said = outcome();
  const chosen = client ? [...client.places] : [];
  const places = h('ul', { class: 'rolelist wide' });
  const [field, options] = unitField('unit');
  const show = () => places.replaceChildren(...present(chosen.map(place => h('li', {},
    h('span', {}, `${say(place.name)} ${place.code}`),
    h('button', { type: 'button', class: 'nl-link', 'aria-label': w(`去掉 ${say(place.name)}`, `Take out ${say(place.name)}`), onclick: () => {
      chosen.splice(chosen.indexOf(place), 1);
      show();
    } }, w('去掉', 'Take out'))))));
  const take = () => {
    const code = field.value.trim();
    if (code && !chosen.some(place => place.code === code)) {
      const name = [...options.children].find(one => one.value === code)?.textContent ?? '';
      chosen.push({ code, name: { zh: name, en: name } });
      show();
    }
    field.value = '';
  };
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      take();
    }
  });
  const go = h('button', { type: 'submit', class: 'nl-button go' }, client ? w('保存', 'Save') : w('接入并发密钥', 'Add and issue a key'));
  const form = h('form', { class: 'entry' },
    !client && labelled(w('编号（小写字母、数字、短横）', 'Id (small letters, digits, hyphens)'),
      text('id', { required: true, maxlength: 30, pattern: '[a-z][a-z0-9\\-]{1,29}', placeholder: 'hotline-12345' })),
    labelled(w('名称', 'Name'), text('name', { required: true, maxlength: 80, value: client?.name, placeholder: w('区12345热线', 'Hotline 12345') })),
    !client && labelled(w('提交的需求算作', 'What it files counts as'), h('select', { name: 'channel' },
      h('option', { value: 'hotline' }, w('热线反映', 'reported to the hotline')), h('option', { value: 'web' }, w('网上反映', 'reported online')))),
    h('div', { class: 'wide block' }, h('h3', {}, w('可以在哪里提交', 'Where it may file')),
      h('p', { class: 'hint' }, w('区、街镇或村（社区），含下级。', 'Districts, towns or villages, each with all below.')), places,
      h('div', { class: 'toolbar' }, labelled(w('单位', 'Unit'), [field, options]), button(w('加上', 'Add'), take))),
    h('div', { class: 'wide nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    take();
    attempt(go, said, async () => {
      const { id, name, channel } = values(form);
      const body = { id: client?.id ?? id, name, channel: client?.channel ?? channel, units: chosen.map(place => place.code) };
      if (client) {
        await call(at(client.id), { method: 'PUT', body });
        close();
        await changed();
        outside.good(w('已保存。', 'Saved.'));
        return;
      }
      const { key } = await call(PATH, { method: 'POST', body });
      close();
      await changed();
      outside.good(w(`已接入“${name}”。`, `${name} was added.`));
      showKey(name, key);
    });
  });
  show();
  const close = dialog(client ? client.name : w('接入热线或应用', 'Add a hotline or app'), null, said.line, form);
}
