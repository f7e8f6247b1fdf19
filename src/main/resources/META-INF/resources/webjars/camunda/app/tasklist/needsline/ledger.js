// The way to the access ledger, in the bar, for those whose role has one. It opens beside the task list: a form may be half filled in.
import { ledgerLink } from '../../../../casefile/modules/ledger-link.js';

let shown = null;

export default {
  id: 'needsline.ledger',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1075,
  render: node => {
    shown?.remove();
    shown = ledgerLink(true);
    node.append(shown);
  },
  unmount: () => {
    shown?.remove();
    shown = null;
  }
};
