// What an answer, a refusal or silence means for a purchase: is it settled, or must it be asked for again?
import { refusals, type Refusal } from '../../contract/refusals.ts'
import { ApiRefusal } from '../../kit/api.ts'

export type Judgement =
  /** The server has decided, and it was no: nothing was sold. */
  | { is: 'refused'; refusal: Refusal }
  /** It may have been sold, or may be yet. Only the same id can find out. */
  | { is: 'unknown' }
  /** This till's key no longer opens; a purchase sent before may have been sold. A new key finds out. */
  | { is: 'locked_out' }

export function judge(error: unknown, { mayHaveArrivedBefore }: { mayHaveArrivedBefore: boolean }): Judgement {
  if (!(error instanceof ApiRefusal)) return { is: 'unknown' }
  const { code, facts } = error
  if (code === 'till_closed') return mayHaveArrivedBefore ? { is: 'locked_out' } : { is: 'refused', refusal: { code, facts } }
  // A code that this version does not know is believed only when it is a plain no (4xx).
  const mayBeRetried = code in refusals ? refusals[code].retry : error.status >= 500
  return mayBeRetried ? { is: 'unknown' } : { is: 'refused', refusal: { code, facts } }
}
