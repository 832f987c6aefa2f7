// New versions arrive while people work. Nothing changes under their hands:
// a new service worker waits until the app says that this is a good moment.
import { useSyncExternalStore } from 'react'

let waiting: ServiceWorker | undefined
const listeners = new Set<() => void>()

/** Registers the app's service worker; `address` is `sw.js` under the app's own base. Call it once, after the first screen is drawn. */
export async function registerServiceWorker(address: string): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const registration = await navigator.serviceWorker.register(address)
  noticeWaiting(registration)
  // At the start nobody has begun on anything: a version that waited through the last visit takes over now.
  takeNewVersion()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => noticeWaiting(registration))
  })
  // A till stays open for weeks, so it has to ask; without a network the question is simply put again later.
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS)
}

const LOOK_EVERY_MS = 30 * 60_000

/** True when a new version stands ready. Show it where it disturbs nobody, or call `takeNewVersion` between two tasks. */
export function useIsNewVersionReady(): boolean {
  return useSyncExternalStore(whenNewVersionIsReady, () => waiting !== undefined)
}

/** Calls back each time a version begins or ceases to wait; gives a function that ends it. */
export function whenNewVersionIsReady(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Lets the waiting version take over and loads it. Does nothing when none is waiting. */
export function takeNewVersion(): void {
  if (waiting === undefined) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
}

/**
 * A page that was opened before an update asks for parts that the server no longer has.
 * Loading the page anew fetches the parts that belong together; once a minute at most, so that a fault cannot loop,
 * and only when the server answers: a part can be missing because the network is, and then the page is all one has.
 */
export function reloadWhenPartsAreGone(): void {
  addEventListener('vite:preloadError', () => {
    const last = Number(sessionStorage.getItem(RELOADED_AT) ?? 0)
    if (Date.now() - last < 60_000) return
    void fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => {
        if (!ok) return
        sessionStorage.setItem(RELOADED_AT, String(Date.now()))
        location.reload()
      },
      () => undefined,
    )
  })
}

const RELOADED_AT = 'kantinekort.reloaded-at'

function noticeWaiting(registration: ServiceWorkerRegistration): void {
  // The first version ever takes over by itself; only a later one waits behind it.
  const next = navigator.serviceWorker.controller === null ? undefined : (registration.waiting ?? undefined)
  if (next === waiting) return
  waiting = next
  for (const listener of listeners) listener()
}
