// Leads from Camunda's Admin to this system's own administration: people in their units, absences, retention, the calendar.

const zhFirst = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh');
// The web applications live under <context>/camunda, this system's own pages beside them.
const base = (document.querySelector('base')?.getAttribute('app-root') ?? '/camunda').replace(/\/camunda\/?$/, '');
const page = `${base}/administration/`;

const WAYS = [
  ['staff', zhFirst ? '人员、角色与密码' : 'People, roles and passwords'],
  ['units', zhFirst ? '单位' : 'Units'],
  ['absences', zhFirst ? '请假代理' : 'Absences and deputies'],
  ['retention', zhFirst ? '个人信息的保存与清除' : 'Retention and erasure'],
  ['calendar', zhFirst ? '工作日历' : 'Calendar of working days'],
  ['log', zhFirst ? '管理记录' : 'Record of administration']
];

export default {
  id: 'needsline.administration',
  pluginPoint: 'admin.dashboard.section',
  priority: 1000,
  label: zhFirst ? '本系统的管理' : 'Needs Direct Line',
  pagePath: page,
  render: node => {
    const list = document.createElement('ul');
    for (const [part, name] of WAYS) {
      const way = document.createElement('a');
      way.href = `${page}#${part}`;
      way.textContent = name;
      const item = document.createElement('li');
      item.append(way);
      list.append(item);
    }
    node.append(list);
  }
};
