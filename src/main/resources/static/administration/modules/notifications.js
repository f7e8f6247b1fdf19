// Who is told of what by which way and in which words; when people are left in peace.
import { call } from '../../casefile/modules/api.js';
import { h, present, tag } from '../../casefile/modules/dom.js';
import { say, w } from '../../casefile/modules/words.js';
import { ask, attempt, button, dialog, labelled, outcome, table, text, values } from './frame.js';

const PATH = '/api/administration/notifications';

const STATES = [
  ['always', w('必发', 'Always'), true, false],
  ['on', w('默认发，本人可关', 'On, each may switch it off'), true, true],
  ['off', w('默认不发，本人可开', 'Off, each may switch it on'), false, true],
  ['never', w('不发', 'Never'), false, false]
];
const OWN = ['inapp', 'email', 'sms'];

const stateOf = rule => STATES.find(([, , enabled, switchable]) => enabled === rule.enabled && switchable === rule.switchable);
const mayBeChosen = rule => OWN.includes(rule.channel) && rule.role !== 'reporter';
const leaves = rule => ['email', 'sms', 'webhook'].includes(rule.channel);

export async function notifications(root) {
  const said = outcome();
  const body = h('div', {});
  root.replaceChildren(said.line, body);
  let wanted = '';

  const show = () => attempt(null, said, async () => {
    const all = await call(PATH);
    const rules = h('div', {});
    const find = h('input', { type: 'search', name: 'text', value: wanted, maxlength: 60 });
    find.addEventListener('input', () => {
      wanted = find.value;
      rules.replaceChildren(rows(all, wanted.trim().toLowerCase()));
    });
    rules.replaceChildren(rows(all, wanted.trim().toLowerCase()));
    body.replaceChildren(...present([
      h('section', { class: 'part' }, h('h2', {}, w('渠道与静默时段', 'Ways and quiet hours')),
        h('p', { class: 'hint' }, w('静默时段内要发出去的消息等到结束再发；规则里写明“立即发”的除外。站内消息不受影响。渠道的地址和密钥在系统设置里。',
          'What would leave during the quiet hours waits for their end, unless its rule says “at once”. Messages in the application are not held up. Addresses and keys are in the settings of the system.')),
        table(w('渠道', 'Ways'), [w('渠道', 'Way'), w('状态', 'State'), w('静默时段', 'Quiet hours'), ''], all.channels.filter(one => one.id !== 'clerk').map(one => way(one, all.quietHours.find(row => row.channel === one.id))))),
      h('section', { class: 'part' }, h('h2', {}, w('规则与文字', 'Rules and words')),
        h('p', { class: 'hint' }, w('点一格，可以改发不发、夜里怎么办，以及文字。', 'Press a cell to change whether it is sent, what happens at night, and the words.')),
        h('div', { class: 'toolbar' }, labelled(w('查找', 'Find'), find),
          button(w('给一个角色单独定规则', 'Add a rule for a role'), () => add(all, said, show))), rules)
    ]));
  });

  const way = (channel, hours) => h('tr', {},
    h('td', {}, say(channel.name)),
    h('td', {}, channel.on ? tag(w('已开通', 'In use')) : tag(w('未开通', 'Not in use'), 'nl-amber')),
    h('td', {}, hours ? (hours.enabled ? `${hours.from.slice(0, 5)} – ${hours.to.slice(0, 5)}` : w('不设', 'None')) : '—'),
    h('td', { class: 'act' }, hours && h('button', { type: 'button', class: 'nl-link', onclick: () => quiet(channel, hours, said, show) }, w('修改', 'Change'))));

  function rows(all, looked) {
    const lines = new Map();
    for (const rule of all.rules) {
      const key = `${rule.event} ${rule.role}`;
      if (!lines.has(key)) lines.set(key, []);
      lines.get(key).push(rule);
    }
    const fits = line => !looked || `${line[0].event} ${line[0].eventName.zh} ${line[0].eventName.en} ${line[0].roleName.zh} ${line[0].roleName.en}`.toLowerCase().includes(looked);
    const shown = [...lines.values()].filter(fits);
    if (!shown.length) return h('p', { class: 'nl-empty' }, w('没有找到。', 'Nothing found.'));
    const part = table(w('规则', 'Rules'), [w('什么事', 'What happened'), w('告诉谁', 'Who is told'), ...all.channels.map(one => say(one.name))],
      shown.map(line => h('tr', {}, h('td', {}, say(line[0].eventName)), h('td', {}, say(line[0].roleName)),
        all.channels.map(channel => cell(line.find(rule => rule.channel === channel.id), channel)))));
    part.classList.add('rules');
    return part;

    function cell(rule, channel) {
      if (!rule) return h('td', { class: 'quiet' }, '');
      const [, name] = stateOf(rule);
      const night = leaves(rule) && rule.atNight !== 'wait' && rule.enabled ? all.atNight.find(one => one.id === rule.atNight) : null;
      return h('td', {}, h('button', { type: 'button', class: `nl-link ${rule.enabled ? '' : 'off'}`, 'aria-label': `${say(rule.eventName)} · ${say(rule.roleName)} · ${say(channel.name)}: ${name}`,
        onclick: event => attempt(event.target, said, () => edit(rule, channel, all.atNight, said, show)) }, name),
      night && h('div', { class: 'quiet' }, w(`夜间：${say(night.name)}`, `Night: ${say(night.name).toLowerCase()}`)));
    }
  }

  await show();
}

function quiet(channel, hours, outside, changed) {
  const said = outcome();
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('保存', 'Save'));
  const form = h('form', { class: 'entry' },
    labelled(w('从', 'From'), text('from', { type: 'time', required: true, value: hours.from.slice(0, 5) })),
    labelled(w('到', 'To'), text('to', { type: 'time', required: true, value: hours.to.slice(0, 5) })),
    labelled(w('是否静默', 'Kept'), h('select', { name: 'enabled' },
      h('option', { value: 'true', selected: hours.enabled }, w('是', 'Yes')), h('option', { value: 'false', selected: !hours.enabled }, w('否，随时发', 'No, send at any time')))),
    h('div', { class: 'wide nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      const { from, to, enabled } = values(form);
      await call(`${PATH}/quiet-hours/${channel.id}`, { method: 'PUT', body: { from, to, enabled: enabled === 'true', version: hours.version } });
      close();
      await changed();
      outside.good(w('静默时段已保存。', 'The quiet hours are saved.'));
    });
  });
  const close = dialog(w(`静默时段 · ${channel.name.zh}`, `Quiet hours · ${channel.name.en}`), null, said.line, form);
}

async function edit(rule, channel, nights, outside, changed) {
  const sheet = await call(`${PATH}/templates/${encodeURIComponent(rule.template)}`);
  const said = outcome();
  const close = dialog(`${say(rule.eventName)} · ${say(rule.roleName)} · ${say(channel.name)}`, null, said.line,
    switches(rule, nights, said, async () => {
      close();
      await changed();
      outside.good(w('规则已保存，一分钟内生效。', 'The rule is saved and counts within a minute.'));
    }, rule.added && button(w('删除这条规则', 'Remove this rule'), () => remove(rule, channel, async () => {
      close();
      await changed();
      outside.good(w('规则已删除，一分钟内生效。', 'The rule is removed; this counts within a minute.'));
    }), 'grave')),
    words(sheet, rule, said, async () => {
      close();
      await changed();
      outside.good(w('文字已保存，一分钟内生效。', 'The words are saved and count within a minute.'));
    }));
}

/** A role that is to be told otherwise than everybody else concerned. */
function add(all, outside, changed) {
  const said = outcome();
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('新增规则', 'Add the rule'));
  const choice = (name, label, options) => labelled(label, h('select', { name, required: true }, options.map(([id, one]) => h('option', { value: id }, one))));
  const named = list => [['', w('请选择', 'Please choose')], ...list.map(one => [one.id, say(one.name)])];
  const form = h('form', { class: 'entry' },
    h('p', { class: 'wide hint' }, w('“相关人员”的规则对每个角色都有效；某个角色另有规则的，以它自己的为准。这件事本来就不通知的角色，加了规则也不会收到。',
      'The rule for those concerned counts for every role that has none of its own. A role that a matter does not concern is not told by adding a rule.')),
    choice('event', w('什么事', 'What happened'), named(all.events)),
    choice('role', w('告诉谁', 'Who is told'), named(all.roles)),
    choice('channel', w('渠道', 'Way'), named(all.channels.filter(one => one.id !== 'clerk'))),
    choice('state', w('发不发', 'Is it sent'), STATES.map(([id, name]) => [id, name])),
    choice('atNight', w('静默时段内', 'During quiet hours'), all.atNight.map(one => [one.id, say(one.name)])),
    choice('words', w('文字', 'Words'), [['shared', w('与相关人员相同', 'as for all concerned')], ['own', w('另写一份（先照抄）', 'its own, copied at first')]]),
    h('div', { class: 'wide nl-buttons' }, go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      const { event: happened, role, channel, state, atNight, words: text } = values(form);
      const [, , enabled, switchable] = STATES.find(([id]) => id === state);
      await call(`${PATH}/rules`, { method: 'POST', body: { event: happened, role, channel, enabled, switchable, atNight, ownWords: text === 'own' } });
      close();
      await changed();
      outside.good(w('规则已新增，一分钟内生效。', 'The rule is added and counts within a minute.'));
    });
  });
  const close = dialog(w('给一个角色单独定规则', 'Add a rule for a role'), null, said.line, form);
}

function remove(rule, channel, changed) {
  ask(w('删除规则', 'Remove the rule'),
    w(`删除“${say(rule.roleName)}”的这条规则？以后按相关人员的规则通知。`, `Remove this rule for the role ${say(rule.roleName)}? The rule for all concerned counts again.`),
    w('删除', 'Remove'), async () => {
      await call(`${PATH}/rules/${encodeURIComponent(rule.event)}/${encodeURIComponent(rule.role)}/${encodeURIComponent(channel.id)}`, { method: 'DELETE' });
      await changed();
    });
}

function switches(rule, nights, said, saved, more) {
  const go = h('button', { type: 'submit', class: 'nl-button' }, w('保存规则', 'Save the rule'));
  const form = h('form', { class: 'entry' },
    labelled(w('发不发', 'Is it sent'), h('select', { name: 'state' },
      STATES.filter(([, , , switchable]) => !switchable || mayBeChosen(rule)).map(([id, name]) => h('option', { value: id, selected: stateOf(rule)[0] === id }, name)))),
    leaves(rule) && labelled(w('静默时段内', 'During quiet hours'), h('select', { name: 'atNight' },
      nights.map(one => h('option', { value: one.id, selected: rule.atNight === one.id }, say(one.name))))),
    h('div', { class: 'wide nl-buttons' }, go, more || null));
  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      const { state, atNight } = values(form);
      const [, , enabled, switchable] = STATES.find(([id]) => id === state);
      await call(`${PATH}/rules`, { method: 'PUT', body: {
        event: rule.event, role: rule.role, channel: rule.channel, enabled, switchable, atNight: atNight ?? rule.atNight, version: rule.version } });
      await saved();
    });
  });
  return form;
}

function words(sheet, rule, said, saved) {
  let last = null;
  const area = (name, label, rows) => {
    const field = h('textarea', { name, rows, required: true }, sheet[name]);
    field.addEventListener('focus', () => { last = field; });
    return labelled(label, field);
  };
  const line = (name, label) => {
    const field = text(name, { required: true, value: sheet[name] });
    field.addEventListener('focus', () => { last = field; });
    return labelled(label, field);
  };
  const insert = word => {
    const field = last ?? form.elements.bodyZh;
    field.setRangeText(`{${word}}`, field.selectionStart, field.selectionEnd, 'end');
    field.focus();
  };
  const shown = h('div', { class: 'preview', 'aria-live': 'polite' });
  const look = button(w('预览', 'Preview'), event => attempt(event.target, said, async () => {
    said.clear();
    await preview();
  }));
  const go = h('button', { type: 'submit', class: 'nl-button go' }, w('保存文字', 'Save the words'));
  const others = sheet.usedBy.length;
  const form = h('form', { class: 'entry block' },
    h('h3', {}, w('文字', 'Words')),
    others > 1 && h('p', { class: 'wide hint' }, w(`这份文字共用于 ${others} 条规则（不同渠道），改一次全部生效。`, `These words are shared by ${others} rules (other ways of telling): they change together.`)),
    line('titleZh', w('中文标题', 'Chinese title')), line('titleEn', w('英文标题', 'English title')),
    area('bodyZh', w('中文正文', 'Chinese text'), 5), area('bodyEn', w('英文正文', 'English text'), 5),
    h('p', { class: 'wide hint' }, w('占位符（点一下插入光标处）。写在［方括号］里的部分，在其中的占位符没有内容时整段省去。',
      'Placeholders (press one to put it where the cursor is). What stands in [brackets] is left out whole where its placeholder has no content.')),
    h('ul', { class: 'wide gaps' }, sheet.placeholders.map(one => h('li', {},
      h('button', { type: 'button', class: 'nl-link', onclick: () => insert(one.word) }, `{${one.word}}`), ` ${say(one.name)}`))),
    h('div', { class: 'wide nl-buttons' }, look, go));
  const entered = () => ({ ...values(form), version: sheet.version });

  async function preview() {
    const seen = await call(`${PATH}/templates/${encodeURIComponent(sheet.id)}/preview`, { method: 'POST', body: entered() });
    const letter = (title, body, lang) => h('div', { class: 'letter', lang }, h('strong', {}, title), body);
    shown.replaceChildren(...present([
      h('h4', {}, w('全部内容都有时', 'With everything filled in')),
      letter(seen.full.title.zh, seen.full.body.zh, 'zh-CN'), letter(seen.full.title.en, seen.full.body.en, 'en'),
      h('h4', {}, w('只有编号时', 'With nothing but the number')),
      letter(seen.bare.title.zh, seen.bare.body.zh, 'zh-CN'), letter(seen.bare.title.en, seen.bare.body.en, 'en'),
      sheet.usedBy.some(one => one.channel === 'sms') && [
        h('h4', {}, w(`短信（${seen.smsText.length} 字，按 ${seen.smsParts} 条计费）`, `SMS (${seen.smsText.length} characters, paid as ${seen.smsParts})`)),
        h('div', { class: 'letter whole' }, seen.smsText)]
    ]));
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    attempt(go, said, async () => {
      await call(`${PATH}/templates/${encodeURIComponent(sheet.id)}`, { method: 'PUT', body: entered() });
      await saved();
    });
  });
  preview().catch(error => said.bad(error));
  return h('div', { class: 'nl-words' }, form, shown);
}
