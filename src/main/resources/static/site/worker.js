// The form for telling a need opens without a network, as it was seen last. Nothing else is kept, and with a network nothing comes from here.
const STORE = 'needsline-form-1';
const kept = url => url.pathname === '/site/needs/new' && url.searchParams.has('village') || /^\/site\/[a-z-]+\.(?:css|js|svg)$/.test(url.pathname);

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
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
      const known = await store.match(event.request);
      if (known) return known;
      throw away;
    }
  })());
});
