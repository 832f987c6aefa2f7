// Opens the app without a network, from the parts that were fetched together. It never answers for the server:
// what is bought, paid or read is always asked for anew.
/* settings */

const cacheName = `kantinekort ${settings.base} ${settings.version}`

addEventListener('install', (event) => {
  event.waitUntil(fetchAll())
})

addEventListener('activate', (event) => {
  event.waitUntil(removeOldVersions().then(() => clients.claim()))
})

// A new version waits until the app says that nobody is in the middle of something.
addEventListener('message', (event) => {
  if (event.data === 'take-over') skipWaiting()
})

addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== location.origin) return
  if (settings.leaveAlone.some((path) => address.pathname.startsWith(path))) return
  if (request.mode === 'navigate') event.respondWith(kept(settings.base, request))
  else if (settings.files.includes(address.pathname)) event.respondWith(kept(address.pathname, request))
})

async function fetchAll() {
  const cache = await caches.open(cacheName)
  // Files with a fingerprint in their name may come from the browser's own cache; the page itself must be the newest.
  await cache.addAll(settings.files.map((file) => (file === settings.base ? new Request(file, { cache: 'reload' }) : file)))
}

async function kept(file, request) {
  const cache = await caches.open(cacheName)
  return (await cache.match(file)) ?? fetch(request)
}

async function removeOldVersions() {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(`kantinekort ${settings.base} `) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}
