// The list can be worked from the top: what is due first comes first. The web application sorts by age unless the address says otherwise.
const order = JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }, { sortBy: 'priority', sortOrder: 'desc' }]);

function dueFirst() {
  const [path, query = ''] = location.hash.slice(1).split('?');
  if (path !== '' && path !== '/') return;
  const parameters = new URLSearchParams(query);
  if (parameters.has('sorting')) return;
  parameters.set('sorting', order);
  location.replace(`#/?${parameters}`);
}

dueFirst();
window.addEventListener('hashchange', dueFirst);

export default [];
