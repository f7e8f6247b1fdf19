// From an instance to the case file of the case it carries, for whoever may read it: a button in the bar of the instance and a tab below it.
import { call, casePage } from '../../../../casefile/modules/api.js';
import { h, tag } from '../../../../casefile/modules/dom.js';
import { say, w } from '../../../../casefile/modules/words.js';

const LABEL = '案卷 Case file';

/** One question for the button and the tab; the newest instance only. */
let asked = { instance: null, answer: null };

function caseOf(instance) {
  if (asked.instance !== instance) {
    asked = { instance, answer: call(`/api/instances/${encodeURIComponent(instance)}/case`) };
    // A failed question may be asked again.
    asked.answer.catch(() => { asked = { instance: null, answer: null }; });
  }
  return asked.answer;
}

const link = (found, attributes, ...content) => h('a', { href: casePage(found.number), target: '_blank', rel: 'noopener', ...attributes }, ...content);

async function button(node, { processInstanceId }) {
  try {
    const found = await caseOf(processInstanceId);
    const name = `${w('打开案卷', 'Open case file')} ${found.number}`;
    const icon = h('span', { class: 'glyphicon glyphicon-folder-open', 'aria-hidden': 'true' });
    node.replaceChildren(link(found, { class: 'btn btn-default btn-toolbar nl-case-button', title: name, 'aria-label': name }, icon));
  } catch {
    // No case, or not this person's: the tab says so.
  }
}

async function tab(node, { processInstanceId }) {
  const box = h('div', { class: 'nl-case-tab' });
  node.append(box);
  try {
    const found = await caseOf(processInstanceId);
    box.replaceChildren(h('p', {}, link(found, { class: 'nl-case-link' }, `${w('打开案卷', 'Open case file')} ${found.number}`)),
      h('p', {}, found.title, ' ', tag(say(found.status))));
  } catch (error) {
    box.replaceChildren(h('p', {}, error.message));
  }
}

export default [
  { id: 'needsline.caseButton', pluginPoint: 'cockpit.processInstance.runtime.action', priority: 100, label: LABEL, render: button },
  { id: 'needsline.caseTab', pluginPoint: 'cockpit.processInstance.runtime.tab', priority: 1, label: LABEL, properties: { label: LABEL }, render: tab }
];
