// What an open till is told while it is open: server-sent events on one long answer. It is no route of
// contract/routes.ts, since its answer has no end. The till's token stands in the authorization header.
//
// A till names the version it has (`?after=12`), hears what has changed since, and then each change as it
// comes. An event tells as little as a till needs: a stolen one learns neither whose card it was nor its code.

/** GET, with `after` in the query: the newest version the till has heard of; left out by a till that begins. */
export const LIVE_EVENTS_PATH = '/api/till/events'

/** Why a card does not pay, as the refusals are called. */
export const cardStops = ['card_blocked', 'card_replaced', 'card_over', 'card_expired'] as const
export type CardStop = (typeof cardStops)[number]

/** `hash` is what a till knows a card by (rules/phone-codes); `stop` is null when the card pays. Of a phone, the keys may have changed too. */
export type CardChange = { hash: string; stop: CardStop | null; isPhone: boolean }

export type LiveEvents = {
  /** Always first. `isAnew`: the log does not reach back to what the till has, so it asks for everything. A till that hears nothing for some `beatMs` takes the line for dead. */
  hello: { version: number; isAnew: boolean; beatMs: number }
  /** `kind` says what to ask for; of a card it is told at once. A kind that a till does not know is passed over. */
  change: { version: number; kind: string; card?: CardChange }
  /** Nothing has happened, and the line lives. */
  beat: { version: number }
  /** This device is no till any more. Nothing comes after it. */
  closed: Record<string, never>
}

export type LiveEventName = keyof LiveEvents
