// The own account: password, absences, and the tasks of colleagues for whom one stands in.
import { base, call } from '../../casefile/modules/api.js';
import { h, present, tag } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { ask, attempt, frame, labelled, outcome, text, values, when } from '../../administration/modules/frame.js';
import { channels } from './channels.js';

const PATH = '/api/account';
const main = h('main', {});
frame(w('我的账户', 'My account'), main, false);
const said = outcome();

function password(initialUntil) {
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('修改密码', 'Change the password'));
  const form = h('form', { class: 'entry narrow' },
    labelled(w('原密码', 'Old password'), text('before', { type: 'password', required: true, autocomplete: 'current-password' })),
    labelled(w('新密码', 'New password'), text('after', { type: 'password', required: true, autocomplete: 'new-password', minlength: 10 })),
    labelled(w('再填一次新密码', 'The new password once more'), text('again', { type: 'password', required: true, autocomplete: 'new-password' })),
    h('p', { class: 'hint' }, w('至少 10 个字符，须含大写字母、小写字母、数字和符号，且不得包含用户名。修改后，您在其他地方的登录全部结束。',
      'At least 10 characters with upper case, lower case, a digit and a symbol, and without the user id. Every other session of yours ends.')),
    h('div', { class: 'nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const { before, after, again } = Object.fromEntries(new FormData(form));
    if (after !== again) {
      said.bad(new Error(w('两次填写的新密码不一致。', 'The two new passwords differ.')));
      return;
    }
    attempt(go, said, async () => {
      await call(`${PATH}/password`, { method: 'POST', body: { before, after } });
      await show();
      said.good(w('密码已修改，其他地方的登录已结束。', 'The password is changed, and every other session has ended.'));
    });
  });
  return h('section', { class: 'part' }, h('h2', {}, w('密码', 'Password')),
    initialUntil && h('p', { class: 'said wrong' }, w(`您用的是初始密码，请现在改掉；${when(initialUntil)} 以后它不再有效。`,
      `You are using a first password: please change it now. It opens nothing after ${when(initialUntil)}.`)),
    form);
}

function absences(account) {
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('安排代理', 'Arrange it'));
  const form = h('form', { class: 'entry' },
    labelled(w('代理人', 'Deputy'), h('select', { name: 'deputyId', required: true }, h('option', { value: '' }, w('请选择', 'Please choose')),
      account.possibleDeputies.map(one => h('option', { value: one.userId }, `${one.name} (${one.userId})`))), true),
    labelled(w('第一天', 'First day'), text('firstDay', { type: 'date', required: true })),
    labelled(w('最后一天', 'Last day'), text('lastDay', { type: 'date', required: true })),
    labelled(w('事由（可不填）', 'Reason (optional)'), text('reason', { maxlength: 200 }), true),
    h('div', { class: 'wide nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      await call(`${PATH}/absences`, { method: 'POST', body: values(form) });
      await show();
      said.good(w('已安排，代理人会收到消息。', 'Arranged; your deputy is told.'));
    });
  });
  return h('section', { class: 'part' }, h('h2', {}, w('我不在岗时', 'While I am away')),
    h('p', { class: 'hint' }, w('代理期间，代理人的任务列表中会出现您的任务，您已领取的也可以由其接手。代理人是同单位或上级单位的同事。',
      'In these days the deputy finds your tasks in their list, and can take over those that you had claimed. A deputy works in your unit or the one above.')),
    account.absences.length > 0 && h('ul', { class: 'rolelist' }, account.absences.map(({ absence, deputy, takenOver }) => h('li', {},
      h('span', {}, `${absence.firstDay} – ${absence.lastDay} · ${deputy} `, absence.state === 'ACTIVE' && tag(w('代理中', 'now'), 'nl-amber'),
        takenOver.map(one => h('div', { class: 'hint' }, w(`${when(one.at)} 接手 ${one.caseNumber ?? ''} ${one.step}`, `${when(one.at)} took over ${one.caseNumber ?? ''} ${one.step}`)))),
      h('button', { type: 'button', class: 'nl-link', onclick: () => ask(w('结束代理', 'End it'), w('结束这次代理？', 'Does the deputy stop standing in for you?'), w('结束', 'End it'), async () => {
        await call(`${PATH}/absences/${absence.id}`, { method: 'DELETE' });
        await show();
        said.good(w('代理已结束。', 'It has ended.'));
      }) }, w('结束', 'End'))))),
    account.possibleDeputies.length ? form : h('p', { class: 'nl-empty' }, w('没有可以代理的同事；请联系系统管理员。', 'No colleague can stand in: please ask an administrator.')));
}

function colleagues(all) {
  if (!all.length) return null;
  return h('section', { class: 'part full' }, h('h2', {}, w('代理 · 同事的任务', 'For colleagues')),
    all.map(one => h('div', { class: 'block' },
      h('h3', {}, w(`${one.name}（至 ${one.lastDay}）`, `${one.name} (until ${one.lastDay})`)),
      h('p', { class: 'hint' }, w('尚未领取的任务已在您的任务列表中。以下是其已领取、您可以接手的：', 'What nobody has claimed is in your list. These the colleague had claimed, and you can take them over:')),
      one.tasks.length
        ? h('ul', { class: 'rolelist' }, one.tasks.map(task => h('li', {},
          h('span', {}, task.name, ' ', task.caseNumber && h('a', { class: 'nl-number', href: `${base}/casefile/${encodeURIComponent(task.caseNumber)}` }, task.caseNumber),
            task.due && h('span', { class: 'hint' }, w(` 期限 ${when(task.due)}`, ` due ${when(task.due)}`))),
          h('button', { type: 'button', class: 'nl-button', onclick: event => attempt(event.target, said, async () => {
            await call(`${PATH}/colleague-tasks/${encodeURIComponent(task.taskId)}/take-over`, { method: 'POST' });
            await show();
            said.good(w('已接手，任务在您的“我的”列表中。', 'Taken over: the task is in your list “Mine”.'));
          }) }, w('接手', 'Take over')))))
        : h('p', { class: 'nl-empty' }, w('没有已领取的任务。', 'Nothing claimed.')))));
}

async function show() {
  const [account, sheet] = await Promise.all([call(PATH), call(`${PATH}/notifications`)]);
  main.replaceChildren(...present([
    said.line,
    h('section', { class: 'glance' }, h('h1', {}, account.person.name), h('p', { class: 'nl-number' }, account.person.userId),
      h('div', { class: 'nl-tags' }, account.roles.map(one => tag(`${say(one.unit)} · ${say(one.role)}${one.lent ? w('（代理）', ' (standing in)') : ''}`, one.lent ? 'nl-amber' : '')))),
    h('div', { class: 'own' }, colleagues(account.colleagues), password(account.initialUntil), absences(account), channels(sheet, said, show))
  ]));
}

main.replaceChildren(said.line);
show().catch(error => said.bad(error));
