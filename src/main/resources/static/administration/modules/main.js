// The page of the administrators: one part of it at a time, named in the address, so that each can be kept and come back to.
import { h } from '../../casefile/modules/dom.js';
import { w } from '../../casefile/modules/words.js';
import { absences } from './absences.js';
import { calendar } from './calendar.js';
import { frame } from './frame.js';
import { hotlines } from './hotlines.js';
import { log } from './log.js';
import { notifications } from './notifications.js';
import { retention } from './retention.js';
import { staff } from './staff.js';
import { units } from './units.js';

const PARTS = {
  staff: { name: w('人员', 'Staff'), show: staff },
  units: { name: w('单位', 'Units'), show: units },
  absences: { name: w('请假代理', 'Absences'), show: absences },
  retention: { name: w('保存与清除', 'Retention and erasure'), show: retention },
  notifications: { name: w('消息', 'Messages'), show: notifications },
  hotlines: { name: w('热线与应用', 'Hotlines and apps'), show: hotlines },
  calendar: { name: w('日历', 'Calendar'), show: calendar },
  log: { name: w('管理记录', 'Record'), show: log }
};

const main = h('main', {});
frame(w('管理', 'Administration'), main, true);

function show() {
  const wanted = location.hash.replace('#', '');
  const part = PARTS[wanted] ? wanted : 'staff';
  const content = h('div', {});
  main.replaceChildren(
    h('nav', { class: 'tabs', 'aria-label': w('管理的部分', 'Parts of administration') },
      Object.entries(PARTS).map(([id, { name }]) => h('a', { href: `#${id}`, 'aria-current': id === part ? 'page' : null }, name))),
    h('h1', { class: 'skip' }, PARTS[part].name), content);
  PARTS[part].show(content);
}

window.addEventListener('hashchange', show);
show();
