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
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (settings.files.includes(pathname)) event.respondWith(kept(pathname, request))
  else if (request.mode === 'navigate') event.respondWith(askedFirst(request))
})

// A push is one sentence and where it leads. A newer one of the same matter takes the place of the older.
addEventListener('push', (event) => {
  const { text, path, tag } = event.data?.json() ?? {}
  const picture = `${settings.base}icon-192.png`
  event.waitUntil(registration.showNotification('Kantinekort', { body: text, tag, icon: picture, badge: picture, data: { path } }))
})

addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openAt(event.notification.data?.path))
})

// Only an address of ours is ever opened.
async function openAt(path) {
  const address = new URL(path ?? settings.base, location.origin)
  if (address.origin !== location.origin) return
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find(({ url }) => url === address.href)
  await (open === undefined ? clients.openWindow(address.href) : open.focus())
}

async function fetchAll() {
  const cache = await caches.open(cacheName)
  // Files with a fingerprint in their name may come from the browser's own cache; the others must be the newest.
  const isFingerprinted = (file) => file.startsWith(`${settings.base}assets/`)
  await cache.addAll(settings.files.map((file) => (isFingerprinted(file) ? file : new Request(file, { cache: 'reload' }))))
}

async function kept(file, request) {
  const cache = await caches.open(cacheName)
  return (await cache.match(file)) ?? fetch(request)
}

// The server knows whose a deeper address is: ours, another app's, its own. Only when it is silent do we answer with our page.
async function askedFirst(request) {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(4_000) })
  } catch {
    return kept(settings.base, request)
  }
}

async function removeOldVersions() {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(`kantinekort ${settings.base} `) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}
