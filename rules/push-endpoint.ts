// Where a push may be sent. A browser tells us the address, and whoever makes up a browser could tell any: so only the push services
// that browsers use are ever called, by their names, and never a machine behind our own walls.

/** The push services of Chrome, Edge, Opera and Samsung; Firefox; Edge on Windows; and Safari. */
export const usualPushHosts: readonly string[] = ['fcm.googleapis.com', '*.push.services.mozilla.com', '*.notify.windows.com', '*.push.apple.com']

const LONGEST_ENDPOINT = 1_000

/** A host is a name, `*.` and the end of names, or an address on this very machine with its port, where a push service is played. */
export function isPushEndpoint(endpoint: string, hosts: readonly string[]): boolean {
  if (endpoint.length > LONGEST_ENDPOINT) return false
  const url = URL.parse(endpoint)
  if (!url || url.username !== '' || url.password !== '' || url.hash !== '') return false
  if (hosts.some((host) => isPlayedHere(host) && url.origin === host)) return true
  if (url.protocol !== 'https:' || url.port !== '') return false
  return hosts.some((host) => isPushHost(host) && (host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host))
}

/** A public name, or the end of such names. A number is none: it could be of any machine. */
export const isPushHost = (host: string): boolean =>
  /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(host) && !/\.(?:local|internal|localhost|lan|home|arpa)$/.test(host)

/** A push service that is played on this machine, for tests and development. */
export const isPlayedHere = (host: string): boolean => /^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}$/.test(host)
