// A camera sees the same card many times a second. This tells when a card has come, so that it is told once,
// and again only after it has been away: a card left lying must never pay for the next pupil.
import type { ReadCode } from '../sale/sale.ts'

/** A card is gone when it has not been seen for this long; a hand that shakes is not. */
export const GONE_AFTER_MS = 1_500

export type Presence = { last: (ReadCode & { seenAtMs: number }) | null; mayBeRenewed: boolean }
export const nobodyThere: Presence = { last: null, mayBeRenewed: false }

export function seen(presence: Presence, read: ReadCode, nowMs: number): { presence: Presence; isNew: boolean } {
  const { last } = presence
  const isSameCard = last !== null && last.credentialId === read.credentialId && nowMs - last.seenAtMs < GONE_AFTER_MS
  const isRenewed = isSameCard && presence.mayBeRenewed && last.code !== read.code
  const isNew = !isSameCard || isRenewed
  return { presence: { last: { ...read, seenAtMs: nowMs }, mayBeRenewed: isNew ? false : presence.mayBeRenewed }, isNew }
}

/** After a refusal the same phone may show its next code without being taken away first. */
export function mayShowNextCode(presence: Presence): Presence {
  return { ...presence, mayBeRenewed: true }
}
