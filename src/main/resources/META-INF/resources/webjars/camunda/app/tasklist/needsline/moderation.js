// The way to the words from outside that wait for this clerk, in the bar. It opens beside the task list: a form may be half filled in.
import { moderationLink } from '../../../../casefile/modules/moderation-link.js';

let shown = null;

export default {
  id: 'needsline.moderation',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1050,
  render: node => {
    shown?.end();
    shown = moderationLink(true);
    node.append(shown.element);
  },
  unmount: () => {
    shown?.end();
    shown = null;
  }
};
