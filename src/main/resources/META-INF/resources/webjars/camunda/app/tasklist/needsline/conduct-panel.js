// What a report about an official says, beside the task of the discipline office. Everybody else gets an empty answer and sees nothing.

const zhFirst = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh');

// The web applications live under <context>/camunda, this system's own interface beside them.
const base = (document.querySelector('base')?.getAttribute('app-root') ?? '/camunda').replace(/\/camunda\/?$/, '');

const CHANNELS = {
  visit: '入户 Visit', phone: '电话 Phone', hall: '大厅 Hall', web: '网上 Web', hotline: '热线 Hotline', import: '导入 Import'
};

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function field(label, value) {
  const box = element('div', 'nl-field');
  box.append(element('span', 'nl-label', label), element('span', 'nl-value', value));
  return box;
}

function content({ report, registeredIn }) {
  const tags = element('div', 'nl-tags');
  tags.append(
    element('span', 'nl-number', report.number),
    element('span', 'nl-tag nl-red', '保密：仅纪检可见 Confidential'));
  const fields = element('div', 'nl-fields');
  const reporter = [report.reporterName, report.reporterPhone, report.reporterEmail].filter(Boolean).join(' · ');
  fields.append(
    field('反映谁 Concerns', report.concerned || '未说明 Not said'),
    field('反映人 Reporter', reporter || '匿名 Anonymous'),
    field('渠道 Channel', CHANNELS[report.channel] ?? report.channel),
    field('登记时间 Registered', new Date(report.registeredAt).toLocaleString(zhFirst ? 'zh-CN' : 'en-GB')));
  if (registeredIn) fields.append(field('登记地 Registered in', zhFirst ? registeredIn.zh : registeredIn.en));
  return [
    tags,
    element('blockquote', 'nl-description', report.account),
    fields,
    element('p', 'nl-how', '谁在何时查看会留下记录。Who looked and when is recorded.')
  ];
}

function openTask() {
  const query = location.hash.split('?')[1];
  return query ? new URLSearchParams(query).get('task') : null;
}

const panel = element('aside', 'nl-panel');
panel.setAttribute('aria-label', '行为反映 Conduct report');
panel.hidden = true;
let shown = null;
let asked = 0;
let ticking = null;

async function show(taskId) {
  const turn = ++asked;
  const response = await fetch(`${base}/api/tasks/${encodeURIComponent(taskId)}/conduct-report`, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
  });
  const file = response.status === 200 ? await response.json() : null;
  if (turn !== asked || !file) return;
  const main = element('div', 'nl-main');
  main.append(...content(file));
  panel.replaceChildren(main);
  panel.hidden = false;
}

function follow() {
  const task = openTask();
  if (task !== shown) {
    shown = task;
    asked++;
    panel.hidden = true;
    panel.replaceChildren();
    if (task) show(task).catch(() => {});
  }
  // The web application builds the card anew with every task.
  const form = document.querySelector('.task-details .task-card > .tabbed-content');
  if (panel.hidden) panel.remove();
  else if (form && panel.parentElement !== form.parentElement) form.before(panel);
}

export default {
  id: 'needsline.conductPanel',
  pluginPoint: 'tasklist.task.action',
  priority: 2,
  render: () => {
    // The address changes without an event when a task is picked in the list.
    clearInterval(ticking);
    ticking = setInterval(follow, 300);
    follow();
  },
  unmount: () => {
    clearInterval(ticking);
    shown = null;
    panel.remove();
  }
};
