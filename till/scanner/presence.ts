// A camera sees the same card many times a second. This tells when a card has come, so that it is told once,
// and again only after it has been away: a card left lying must never pay for the next pupil.
import type { ReadCode } from '../sale/sale.ts'

/** A card is gone when it has not been seen for this long, a hand that shakes is not; and only when somebody has looked. */
export const GONE_AFTER_MS = 1_500
/** So many pictures without it: a device that stood still for a while has looked at none, and the card lies where it lay. */
export const GONE_AFTER_LOOKS = 3

export type Presence = { last: (ReadCode & { seenAtMs: number; missedLooks: number }) | null; mayBeRenewed: boolean }
export const nobodyThere: Presence = { last: null, mayBeRenewed: false }

/** A picture without any card. */
export function sawNothing(presence: Presence): Presence {
  const { last } = presence
  return last === null ? presence : { ...presence, last: { ...last, missedLooks: last.missedLooks + 1 } }
}

export function seen(presence: Presence, read: ReadCode, nowMs: number): { presence: Presence; isNew: boolean } {
  const { last } = presence
  const wasAway = last !== null && nowMs - last.seenAtMs >= GONE_AFTER_MS && last.missedLooks >= GONE_AFTER_LOOKS
  const isSameCard = last !== null && last.credentialId === read.credentialId && !wasAway
  const isRenewed = isSameCard && presence.mayBeRenewed && last.code !== read.code
  const isNew = !isSameCard || isRenewed
  return { presence: { last: { ...read, seenAtMs: nowMs, missedLooks: 0 }, mayBeRenewed: isNew ? false : presence.mayBeRenewed }, isNew }
}

/** After a refusal the same phone may show its next code without being taken away first. */
export function mayShowNextCode(presence: Presence): Presence {
  return { ...presence, mayBeRenewed: true }
}
