// Push's part of the configuration: which push services may be called.

import { isPlayedHere, isPushHost, usualPushHosts } from '../rules/push-endpoint.ts'

export const pushVariables = {
  PUSH_HOSTS:
    'which push services may be called besides those of Chrome, Edge, Firefox and Safari: names with commas between, as in push.example.org or *.example.org; "off" for no push',
} as const

/** The hosts, or null when there is no push. */
export function readPushHosts(environment: Readonly<Record<string, string | undefined>>, tell: (mistake: string) => void): readonly string[] | null {
  const text = environment.PUSH_HOSTS?.trim() ?? ''
  if (text === 'off') return null
  const more = text === '' ? [] : text.split(',').map((host) => host.trim().toLowerCase())
  const wrong = more.filter((host) => !isPushHost(host) && !isPlayedHere(host))
  if (wrong.length > 0) tell(`PUSH_HOSTS has "${wrong.join('", "')}". Write public names with commas between, as in PUSH_HOSTS=push.example.org, or off.`)
  return [...usualPushHosts, ...more]
}
