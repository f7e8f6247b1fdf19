// What every panel beside a task does: it follows the open task, wherever the web application draws it.

/** The task that is open, by the address. */
function openTask() {
  const query = location.hash.split('?')[1];
  return query ? new URLSearchParams(query).get('task') : null;
}

/**
 * A panel above or beside the form of the open task.
 *
 * @param label what it is, for those who do not see it
 * @param read parts to show of a task; none when it is not this panel's
 * @param drawn called again and again while a task is open, for what the web application draws by itself
 */
export function taskPanel({ id, priority, label, read, drawn }) {
  const panel = document.createElement('aside');
  panel.className = 'nl-panel';
  panel.setAttribute('aria-label', label);
  panel.hidden = true;
  let shown = null;
  let asked = 0;
  let ticking = null;

  async function show(taskId) {
    const turn = ++asked;
    const parts = await read(taskId);
    if (turn !== asked || !parts.length) return;
    panel.replaceChildren(...parts);
    panel.hidden = false;
  }

  function follow() {
    const task = openTask();
    if (task !== shown) {
      shown = task;
      asked++;
      panel.hidden = true;
      panel.replaceChildren();
      // Without an answer the form stands alone.
      if (task) show(task).catch(() => {});
    }
    // The web application builds the card anew with every task.
    const form = document.querySelector('.task-details .task-card > .tabbed-content');
    if (panel.hidden) panel.remove();
    else if (form && panel.parentElement !== form.parentElement) form.before(panel);
    if (drawn) drawn();
  }

  return {
    id,
    pluginPoint: 'tasklist.task.action',
    priority,
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
}
