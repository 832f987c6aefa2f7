// By which ways somebody is told of what they may choose about.

import { type MessageChannel, messageChannels, type MessageEvent } from '../contract/message-words.ts'

/** How somebody is told who has chosen nothing. */
export const usualChannels: readonly MessageChannel[] = ['email']

/** SMS that tell what an e-mail tells as well would cost without need: only what is short and cannot wait is offered. */
export const eventsBySms: readonly MessageEvent[] = ['lunch_warning']

/** The ways there are for an event. */
export const offeredChannels = (event: MessageEvent, { mayUseSms }: { mayUseSms: boolean }): readonly MessageChannel[] =>
  messageChannels.filter((channel) => channel === 'email' || (mayUseSms && eventsBySms.includes(event)))

/** By which ways somebody is told now: what was chosen, of what there is. Whoever chose SMS alone where none is offered any more gets e-mail. */
export function channelsNow(
  event: MessageEvent,
  { chosen, mayUseSms }: { chosen: readonly MessageChannel[] | null; mayUseSms: boolean },
): readonly MessageChannel[] {
  const wanted = chosen ?? usualChannels
  const offered = offeredChannels(event, { mayUseSms })
  const possible = wanted.filter((channel) => offered.includes(channel))
  return possible.length === 0 && wanted.length > 0 ? usualChannels : possible
}
