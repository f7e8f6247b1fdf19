// What a report about an official says, beside the task of the discipline office. Everybody else gets an empty answer and sees nothing.
import { taskPanel } from './task-panel.js';

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

async function read(taskId) {
  const response = await fetch(`${base}/api/tasks/${encodeURIComponent(taskId)}/conduct-report`, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' }
  });
  if (response.status !== 200) return [];
  const main = element('div', 'nl-main');
  main.append(...content(await response.json()));
  return [main];
}

export default taskPanel({ id: 'needsline.conductPanel', priority: 2, label: '行为反映 Conduct report', read });
