// People: found, added, changed; their roles, logins and passwords.
import { call } from '../../casefile/modules/api.js';
import { h, present, tag } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { fileButtons } from './files.js';
import { ask, attempt, button, dialog, labelled, outcome, pages, table, text, unitField, values } from './frame.js';

const PATH = '/api/administration/staff';
const at = userId => `${PATH}/${encodeURIComponent(userId)}`;

let roleChoices = [];

const roleSelect = () => h('select', { name: 'role', required: true },
  h('option', { value: '' }, w('请选择', 'Please choose')), roleChoices.map(role => h('option', { value: role.id }, say(role.name))));

const secret = password => [h('br'), h('span', { class: 'secret' }, password), h('br'),
  w('请当面交给本人。只显示这一次；30 天内须由本人改掉，否则失效。',
    'Please hand it over in person. It is shown only now, and must be replaced by the person within 30 days.')];

export async function staff(root) {
  const said = outcome();
  const list = h('div', {});
  const query = { text: '', unit: '', page: 0 };
  const form = h('form', { role: 'search' },
    labelled(w('用户名或姓名', 'User id or name'), h('input', { type: 'search', name: 'text', maxlength: 100 })),
    labelled(w('单位及下级', 'Unit and below'), unitField('unit')),
    h('button', { type: 'submit', class: 'nl-button' }, w('查找', 'Find')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    Object.assign(query, values(form), { page: 0 });
    show();
  });
  root.replaceChildren(
    h('div', { class: 'toolbar' }, form,
      button(w('新增人员', 'Add a person'), () => add(said, show), 'go'), fileButtons('staff', said, show)),
    said.line, list);

  async function show() {
    try {
      roleChoices = roleChoices.length ? roleChoices : await call('/api/administration/roles');
      const found = await call(`${PATH}?${new URLSearchParams({ ...query, size: 25 })}`);
      list.replaceChildren(...present([
        found.items.length
          ? table(w('人员', 'Staff'), [w('用户名', 'User id'), w('姓名', 'Name'), w('角色', 'Roles'), w('状态', 'State'), ''], found.items.map(row))
          : h('p', { class: 'part nl-empty' }, w('没有找到人员。', 'Nobody found.')),
        pages(found.page, found.hasMore, page => { query.page = page; show(); })
      ]));
    } catch (error) {
      said.bad(error);
    }
  }

  const row = entry => h('tr', {},
    h('td', { class: 'nowrap' }, entry.person.userId),
    h('td', {}, entry.person.name),
    h('td', { class: 'roles' }, entry.roles.map(role => h('div', {}, `${say(role.unitName)} · ${say(role.roleName)}`))),
    h('td', { class: 'state' }, states(entry)),
    h('td', { class: 'act' }, h('button', { type: 'button', class: 'nl-button', onclick: () => manage(entry.person.userId, said, show), 'aria-label': w(`管理 ${entry.person.name}`, `Manage ${entry.person.name}`) },
      w('管理', 'Manage'))));

  await show();
}

function states(entry) {
  return [
    !entry.login && tag(w('无登录', 'No login'), 'nl-amber'),
    entry.locked && tag(w('已锁定', 'Locked'), 'nl-red'),
    entry.initialPassword && tag(w('初始密码', 'First password'), 'nl-amber'),
    entry.away && tag(w('不在岗', 'Away'))
  ];
}

function personFields(person = {}) {
  return [
    labelled(w('姓名', 'Name'), text('name', { value: person.name, required: true, maxlength: 100 })),
    labelled(w('电话（可不填）', 'Phone (optional)'), text('phone', { value: person.phone, maxlength: 20, inputmode: 'tel' })),
    labelled(w('邮箱（可不填）', 'E-mail (optional)'), text('email', { value: person.email, maxlength: 200, type: 'email' }), true)
  ];
}

function add(outside, changed) {
  const said = outcome();
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('新增', 'Add'));
  const form = h('form', { class: 'entry' },
    labelled(w('用户名（登录用）', 'User id (to log in)'), text('userId', { required: true, maxlength: 64, pattern: '[A-Za-z0-9][A-Za-z0-9._\\-]*' })),
    personFields(),
    labelled(w('角色', 'Role'), roleSelect()),
    labelled(w('单位', 'Unit'), unitField('unit', { required: true })),
    h('div', { class: 'wide nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      const entered = values(form);
      const { password } = await call(PATH, { method: 'POST', body: entered });
      close();
      outside.good(w(`已新增“${entered.name}”，用户名 ${entered.userId}，初始密码：`, `${entered.name} was added as ${entered.userId}. First password:`), secret(password));
      changed();
    });
  });
  const close = dialog(w('新增人员', 'Add a person'), null, said.line, form);
}

async function manage(userId, outside, changed) {
  const said = outcome();
  const body = h('div', { class: 'dialog-body' });
  body.className = '';
  dialog(userId, changed, said.line, body);
  const again = () => attempt(null, said, async () => body.replaceChildren(...present(content(await call(at(userId))))));

  function content(entry) {
    const save = h('button', { type: 'submit', class: 'nl-button go' }, w('保存', 'Save'));
    const form = h('form', { class: 'entry' }, personFields(entry.person), h('div', { class: 'wide nl-buttons' }, save));
    form.addEventListener('submit', event => {
      event.preventDefault();
      attempt(save, said, async () => {
        await call(at(userId), { method: 'PUT', body: values(form) });
        said.good(w('已保存。', 'Saved.'));
      });
    });
    const give = h('button', { type: 'submit', class: 'nl-button' }, w('增加角色', 'Add the role'));
    const roleForm = h('form', { class: 'entry' },
      labelled(w('角色', 'Role'), roleSelect()), labelled(w('单位', 'Unit'), unitField('unit', { required: true })), h('div', { class: 'wide nl-buttons' }, give));
    roleForm.addEventListener('submit', event => {
      event.preventDefault();
      attempt(give, said, async () => {
        const { password } = await call(`${at(userId)}/roles`, { method: 'POST', body: values(roleForm) });
        said.good(w('已增加角色。', 'The role was added.'), password && [w('登录已重新开通，初始密码：', ' The login is open again. First password:'), secret(password)]);
        await again();
      });
    });
    return [
      form,
      h('div', { class: 'block' }, h('h3', {}, w('角色', 'Roles')),
        entry.roles.length
          ? h('ul', { class: 'rolelist' }, entry.roles.map(role => h('li', {},
            h('span', {}, `${say(role.unitName)} · ${say(role.roleName)}`),
            h('button', { type: 'button', class: 'nl-link', onclick: () => ask(w('结束角色', 'End the role'),
              entry.roles.length === 1
                ? w('这是最后一个角色，结束后其登录一并注销。', 'This is the last role: the login is closed with it.')
                : w(`结束“${say(role.unitName)} · ${say(role.roleName)}”？`, `End “${say(role.unitName)} · ${say(role.roleName)}”?`),
              w('结束', 'End it'), async () => {
                await call(`${at(userId)}/roles/${encodeURIComponent(role.role)}/${encodeURIComponent(role.unit)}`, { method: 'DELETE' });
                said.good(w('已结束该角色。', 'The role has ended.'));
                await again();
              }) }, w('结束', 'End')))))
          : h('p', { class: 'nl-empty' }, w('没有角色，因此没有登录。', 'No role, hence no login.')),
        roleForm),
      entry.login && h('div', { class: 'block' }, h('h3', {}, w('登录', 'Login')),
        h('p', { class: 'state' }, states(entry)),
        h('div', { class: 'nl-buttons' },
          button(w('重置密码', 'Reset the password'), () => ask(w('重置密码', 'Reset the password'),
            w('原密码立即失效，已登录的会话全部结束。', 'The old password ends at once, and so does every open session.'), w('重置', 'Reset'), async () => {
              const { password } = await call(`${at(userId)}/password`, { method: 'POST' });
              said.good(w('新的初始密码：', 'The new first password:'), secret(password));
              await again();
            })),
          entry.locked && button(w('解除锁定', 'Unlock'), event => attempt(event.target, said, async () => {
            await call(`${at(userId)}/unlock`, { method: 'POST' });
            said.good(w('已解除锁定。', 'Unlocked.'));
            await again();
          })),
          button(w('注销登录', 'Close the login'), () => ask(w('注销登录', 'Close the login'),
            w('结束此人的全部角色，并注销登录。其办过的事仍记在其名下。', 'Ends every role of this person and the login. What they did stays under their name.'), w('注销', 'Close it'), async () => {
              await call(`${at(userId)}/close`, { method: 'POST' });
              said.good(w('登录已注销。', 'The login is closed.'));
              await again();
            }), 'grave')))
    ];
  }

  await again();
}
