// A pupil who has no card is found by name. The card that is made for it pays once, soon, and not again and again.

/** Between finding the pupil and paying there is a basket to fill. */
const MINUTES = 5

/** As many times a day is a pupil found who forgets everything; more of it is somebody's mistake, or worse. */
export const MOST_BY_NAME_A_DAY = 3

export const worksUntil = (foundAt: Date): Date => new Date(foundAt.getTime() + MINUTES * 60_000)

/** True when the one sale was made, or too much time went by. `worksUntil` is null on every other card. */
export function isByNameOver({ worksUntil: until, lastStep }: { worksUntil: Date | null; lastStep: number | null }, now: Date): boolean {
  return until !== null && (lastStep !== null || until.getTime() <= now.getTime())
}

/** The step that is used up by the sale: a phone's, or the only one that such a card has. Null for a card that pays again. */
export const stepUsedBy = (step: number | null, { worksUntil: until }: { worksUntil: Date | null }): number | null => (until === null ? step : 0)
