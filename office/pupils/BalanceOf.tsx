import { Amount } from '../../kit/Amount.tsx'
import { useTexts } from '../texts.ts'
import type { PupilDetail } from './pupils.ts'

/** What is on the card, large. */
export function BalanceOf({ pupil }: Pick<PupilDetail, 'pupil'>) {
  return (
    <div>
      <p className="kit-muted kit-small">{useTexts().pupils.balance}</p>
      <p className="office-balance">
        <Amount ore={pupil.balanceOre} />
      </p>
    </div>
  )
}
