import type { ReserveStop } from '../../contract/reserve-words.ts'
import type { ReserveBounds, WaitingSales } from '../../rules/reserve-limits.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useWatched, watched } from '../watched.ts'
import type { HandInState } from './hand-in.ts'
import { waitingOf } from './waiting.ts'

const nothingYet = watched<HandInState>({ records: [], isBusy: false, done: null, stops: {} })
const noBounds = watched<ReserveBounds | null>(null)

/** How selling without a network stands: whether it may, what waits, and what was handed in. */
export function useAlone(): { bounds: ReserveBounds | null; waiting: WaitingSales; handIn: HandInState; stop: ReserveStop | null } {
  const alone = useWatched(useOpenTill().alone)
  const bounds = useWatched(alone?.reserve.bounds ?? noBounds)
  const handIn = useWatched(alone?.handIn.state ?? nothingYet)
  return { bounds, waiting: waitingOf(handIn), handIn, stop: Object.values(handIn.stops)[0] ?? null }
}
