// The form for telling a need opens without a network, as it was seen last. Nothing else is kept, and with a network nothing comes from here.
const STORE = 'needsline-form-1';
const kept = url => url.pathname === '/site/needs/new' && url.searchParams.has('village') || /^\/site\/[a-z-]+\.(?:css|js|svg)$/.test(url.pathname);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
// Of the page that brought this worker, and of its parts.
self.addEventListener('message', event => event.waitUntil((async () => {
  const store = await caches.open(STORE);
  const ours = event.data.map(address => new URL(address, self.location)).filter(url => url.origin === self.location.origin && kept(url));
  await Promise.all(ours.map(async url => {
    url.hash = '';
    const answer = await fetch(url, { credentials: 'omit' });
    if (answer.ok) await store.put(url, answer);
  }));
})()));

// A form of that village in the other language is better than none.
async function found(store, request) {
  const same = await store.match(request, { ignoreVary: true });
  const village = new URL(request.url).searchParams.get('village');
  if (same || !village) return same;
  const other = (await store.keys()).find(each => new URL(each.url).searchParams.get('village') === village);
  return other && store.match(other, { ignoreVary: true });
}

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin || !kept(url)) return;
  event.respondWith((async () => {
    const store = await caches.open(STORE);
    try {
      const answer = await fetch(event.request);
      if (answer.ok) await store.put(event.request, answer.clone());
      return answer;
    } catch (away) {
      const known = await found(store, event.request);
      if (known) return known;
      throw away;
    }
  })());
});
