import { Notice } from '../../kit/Notice.tsx'
import { RefundsOfPupil } from '../payouts/RefundsOfPupil.tsx'
import { useOfficePrivacyTexts } from '../privacy/privacy-texts.ts'
import { useTexts } from '../texts.ts'
import { BalanceOf } from './BalanceOf.tsx'
import { Enrolment } from './Enrolment.tsx'
import { Movements } from './Movements.tsx'
import type { PupilDetail } from './pupils.ts'

/** What remains of a pupil who has been erased: nothing is offered, but to give back money that came too late. */
export function ErasedPupil({ detail: { pupil, latest } }: { detail: PupilDetail }) {
  const texts = useTexts().pupils
  const erased = useOfficePrivacyTexts()
  return (
    <div className="kit-stack" data-gap="large">
      <div className="kit-stack">
        <Notice tone="info">
          <p>{erased.isErased}</p>
          <p>{erased.whatRemains}</p>
        </Notice>
        <BalanceOf pupil={pupil} />
        <dl className="office-facts">
          <div>
            <dt>{texts.enrolled}</dt>
            <dd>
              <Enrolment pupil={pupil} />
            </dd>
          </div>
        </dl>
      </div>
      {pupil.balanceOre > 0 ? (
        <>
          <p>{erased.moneySince}</p>
          <RefundsOfPupil key={`${pupil.pupilId} ${pupil.balanceOre}`} pupilId={pupil.pupilId} />
        </>
      ) : null}
      <Movements entries={latest} />
    </div>
  )
}
