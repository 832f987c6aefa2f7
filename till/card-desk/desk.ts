// What is going on at the card desk, as a value. Everything on the screen follows from it.
import { type ReplacementCause, replacementCauses } from '../../contract/card-words.ts'
import type { RouteReply } from '../../contract/route-types.ts'

export type Found = RouteReply<'POST /api/till/card-look-ups'>
export type FoundCard = Found['card']
export type Pupil = RouteReply<'GET /api/till/pupils'>['pupils'][number]
export type PupilCards = RouteReply<'GET /api/till/pupils/:pupilId/cards'>

export type Desk =
  /** A scanned card is looked up. */
  | { at: 'ready' }
  | { at: 'looking_up' }
  | { at: 'found'; code: string; found: Found }
  | { at: 'refused'; error: unknown }
  /** Cards of a pupil who was found by name. */
  | { at: 'pupil'; pupil: Pupil }
  /** A scanned card becomes this pupil's. */
  | { at: 'giving'; pupil: Pupil; error?: unknown }
  /** A scanned card takes over from an old one. */
  | { at: 'replacing'; pupil: Pupil; old: FoundCard; terms: PupilCards['terms']; cause: ReplacementCause | null; newCode: string | null; error?: unknown }
  | { at: 'done'; title: string; advice: string; pupil: Pupil | null }

export const ready: Desk = { at: 'ready' }

/** Where a card that is scanned now goes: to be looked up, or to the pupil who waits for it. */
export function scanMeans(desk: Desk): 'look_up' | 'give' | 'replace' | 'nothing' {
  if (desk.at === 'giving') return 'give'
  if (desk.at === 'replacing') return desk.cause === null ? 'nothing' : 'replace'
  return desk.at === 'looking_up' ? 'nothing' : 'look_up'
}

/** A card that was blocked because it is lost is not asked about once more; whoever stands there may still choose another cause. */
export function replacementOf(pupil: Pupil, old: FoundCard, terms: PupilCards['terms']): Desk {
  const cause = replacementCauses.find((each) => each === old.blockReason) ?? null
  return { at: 'replacing', pupil, old, terms, cause, newCode: null }
}

export function feeOf(terms: PupilCards['terms'], cause: ReplacementCause): number {
  return terms.causes.find((each) => each.cause === cause)?.feeOre ?? 0
}
