// What people are told of, and may choose how. What keeps an account or money safe is not among it: that is always told.

export const messageEvents = ['lunch_warning', 'automatic_topup', 'sold_offline'] as const
export type MessageEvent = (typeof messageEvents)[number]

export const messageChannels = ['email', 'sms'] as const
export type MessageChannel = (typeof messageChannels)[number]

/** How somebody is told who has chosen nothing. */
export const usualChannels: readonly MessageChannel[] = ['email']

/** SMS that tell what an e-mail tells as well would cost without need: only what is short and cannot wait is offered. */
export const eventsBySms: readonly MessageEvent[] = ['lunch_warning']

/** By which ways somebody is told now: what was chosen, of what there is. Whoever chose SMS alone where none is offered any more gets e-mail. */
export function channelsNow(
  event: MessageEvent,
  { chosen, mayUseSms }: { chosen: readonly MessageChannel[] | null; mayUseSms: boolean },
): readonly MessageChannel[] {
  const wanted = chosen ?? usualChannels
  const possible = wanted.filter((channel) => channel === 'email' || (mayUseSms && eventsBySms.includes(event)))
  return possible.length === 0 && wanted.length > 0 ? usualChannels : possible
}
