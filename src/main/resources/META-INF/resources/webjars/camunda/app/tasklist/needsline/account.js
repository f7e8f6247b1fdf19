// The way to one's own account: password, deputies, the tasks of colleagues who are away.
const zhFirst = (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('zh');
const base = (document.querySelector('base')?.getAttribute('app-root') ?? '/camunda').replace(/\/camunda\/?$/, '');
const name = zhFirst ? '我的账户：密码、请假代理' : 'My account: password, deputies';

let shown = null;

export default {
  id: 'needsline.account',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1100,
  render: node => {
    shown?.remove();
    shown = document.createElement('a');
    shown.href = `${base}/account/`;
    shown.className = 'nl-account';
    shown.title = name;
    shown.setAttribute('aria-label', name);
    const icon = document.createElement('span');
    icon.className = 'glyphicon glyphicon-user';
    icon.setAttribute('aria-hidden', 'true');
    shown.append(icon, zhFirst ? ' 我的账户' : ' My account');
    node.append(shown);
  },
  unmount: () => {
    shown?.remove();
    shown = null;
  }
};
