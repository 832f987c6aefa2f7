import { useState } from 'react'
import { ApiRefusal } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { BackIcon, ForwardIcon } from '../../kit/icons.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { Answered } from '../Answered.tsx'
import { PupilCards } from '../cards/PupilCards.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import { AutomaticOfPupil } from '../payouts/AutomaticOfPupil.tsx'
import { PrivacyOfPupil } from '../privacy/PrivacyOfPupil.tsx'
import { RefundsOfPupil } from '../payouts/RefundsOfPupil.tsx'
import { PhoneOfPupil } from '../phones/PhoneOfPupil.tsx'
import { LimitsOfPupil } from '../limits/LimitsOfPupil.tsx'
import { RelationsOfPupil } from '../relations/RelationsOfPupil.tsx'
import { StopsOfPupil } from '../stops/StopsOfPupil.tsx'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { BalanceOf } from './BalanceOf.tsx'
import { CorrectPupil, CorrectPupilButton } from './CorrectPupil.tsx'
import { Enrolment } from './Enrolment.tsx'
import { ErasedPupil } from './ErasedPupil.tsx'
import { Guardians } from './Guardians.tsx'
import { Movements } from './Movements.tsx'
import { FeideName } from './FeideName.tsx'
import { ProtectedAddress } from './ProtectedAddress.tsx'
import { type PupilDetail, pupilName, usePupil } from './pupils.ts'
import { WaysIn } from './WaysIn.tsx'

type PupilPanelProps = { pupilId: string; neighbours: { previous: string | undefined; next: string | undefined }; onClose: () => void }

/** One pupil: what is on the card, who else may see it, and what has happened. */
export function PupilPanel({ pupilId, neighbours, onClose }: PupilPanelProps) {
  const texts = useTexts().pupils
  const pupil = usePupil(pupilId)
  const isUnknown = pupil.error instanceof ApiRefusal && pupil.error.code === 'not_found'
  return (
    <SidePanel
      title={pupil.data === undefined ? texts.details : pupilName(pupil.data.pupil, texts.erased)}
      onClose={onClose}
      actions={<Neighbours {...neighbours} />}
    >
      {isUnknown ? (
        <EmptyState drawing="search" title={texts.notFound}>
          {texts.notFoundAdvice}
        </EmptyState>
      ) : (
        <Answered query={pupil}>{(data) => (data.pupil.isErased ? <ErasedPupil detail={data} /> : <PupilOf detail={data} />)}</Answered>
      )}
    </SidePanel>
  )
}

function PupilOf({ detail }: { detail: PupilDetail }) {
  const { pupil } = detail
  const [isCorrecting, setIsCorrecting] = useState(false)
  return (
    <div className="kit-stack" data-gap="large">
      <div className="kit-stack">
        <BalanceOf pupil={pupil} />
        {isCorrecting ? (
          <CorrectPupil pupil={pupil} onDone={() => setIsCorrecting(false)} />
        ) : (
          <>
            <Facts pupil={pupil} />
            <CorrectPupilButton onOpen={() => setIsCorrecting(true)} />
            {pupil.kind === 'pupil' ? <ProtectedAddress pupil={pupil} /> : null}
            {pupil.kind === 'pupil' ? <FeideName pupil={pupil} /> : null}
          </>
        )}
      </div>
      <PupilCards pupil={pupil} />
      <PhoneOfPupil key={pupil.pupilId} pupilId={pupil.pupilId} firstName={pupil.firstName} />
      <LimitsOfPupil key={`limits ${pupil.pupilId}`} pupilId={pupil.pupilId} />
      <StopsOfPupil key={`stops ${pupil.pupilId}`} pupilId={pupil.pupilId} firstName={pupil.firstName} />
      <Guardians detail={detail} />
      <RelationsOfPupil key={`relations ${pupil.pupilId}`} pupil={pupil} />
      {pupil.kind === 'pupil' ? <WaysIn key={pupil.pupilId} pupilId={pupil.pupilId} firstName={pupil.firstName} /> : null}
      <RefundsOfPupil key={`${pupil.pupilId} ${pupil.balanceOre}`} pupilId={pupil.pupilId} />
      <AutomaticOfPupil key={`automatic ${pupil.pupilId}`} pupilId={pupil.pupilId} />
      <PrivacyOfPupil key={`privacy ${pupil.pupilId}`} pupil={pupil} />
      <Movements entries={detail.latest} />
    </div>
  )
}

function Facts({ pupil }: Pick<PupilDetail, 'pupil'>) {
  const texts = useTexts().pupils
  const { pupilNumber } = useChangeTexts().pupil
  return (
    <dl className="office-facts">
      {pupil.kind === 'pupil' ? (
        <div>
          <dt>{texts.className}</dt>
          <dd>{pupil.className || texts.noClass}</dd>
        </div>
      ) : null}
      {pupil.pupilNumber === null ? null : (
        <div>
          <dt>{pupilNumber}</dt>
          <dd>{pupil.pupilNumber}</dd>
        </div>
      )}
      <div>
        <dt>{texts.email}</dt>
        <dd>{pupil.email === null ? texts.noEmail : <EmailAddress email={pupil.email} />}</dd>
      </div>
      <div>
        <dt>{texts.profile}</dt>
        <dd>{pupil.hasProfile ? <Tag colour="success">{texts.hasProfile}</Tag> : <Tag>{texts.noProfile}</Tag>}</dd>
      </div>
      <div>
        <dt>{texts.enrolled}</dt>
        <dd>
          <Enrolment pupil={pupil} />
        </dd>
      </div>
    </dl>
  )
}

/** On to the pupil above or below in the list, without leaving the panel. */
function Neighbours({ previous, next }: PupilPanelProps['neighbours']) {
  const texts = useTexts().pupils
  const { openThe } = useOpen()
  return (
    <>
      <Button look="quiet" size="sm" icon={<BackIcon />} disabled={previous === undefined} onClick={() => previous !== undefined && openThe(previous)}>
        {texts.previousPupil}
      </Button>
      <Button look="quiet" size="sm" icon={<ForwardIcon />} disabled={next === undefined} onClick={() => next !== undefined && openThe(next)}>
        {texts.nextPupil}
      </Button>
    </>
  )
}
