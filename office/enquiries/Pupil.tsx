import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { buttonLook } from '../../kit/Button.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { saysCardIsLost } from '../../rules/lost-cards.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { type Enquiry, useCardsOfPupil } from './enquiries.ts'
import { useEnquiryTexts } from './texts.ts'

/** The pupil it is about, with what matters most in short; and when a card is lost, the way to block or replace it. */
export function Pupil({ enquiry }: { enquiry: Enquiry }) {
  const { pupil } = enquiry
  if (pupil !== null) return <AttachedPupil pupil={pupil} isCardLost={isCardLost(enquiry)} />
  return isCardLost(enquiry) ? <LostCardOfNobody /> : null
}

const isCardLost = ({ topic, messages }: Enquiry) => topic === 'lost_card' || messages.some(({ from, body }) => from === 'family' && saysCardIsLost(body))

function AttachedPupil({ pupil, isCardLost: isLost }: { pupil: NonNullable<Enquiry['pupil']>; isCardLost: boolean }) {
  const texts = useEnquiryTexts()
  const { data } = useCardsOfPupil(pupil.pupilId)
  const params = { schoolId: String(useAtSchool().schoolId) }
  const open = data?.cards.filter(({ state }) => state === 'active').length ?? 0
  const blocked = data?.cards.filter(({ state }) => state === 'blocked').length ?? 0
  // One that is blocked is the one that is gone, whatever else the pupil can pay with.
  const isBlocked = blocked > 0 || open === 0
  return (
    <>
      <section className="office-attached" aria-label={texts.pupil}>
        <Link to="/$schoolId/pupils" params={params} search={{ open: pupil.pupilId }} className="office-line">
          <span>
            <strong>
              {pupil.firstName} {pupil.lastName}
            </strong>
            <span className="kit-muted kit-small">
              {pupil.className === '' ? null : `${pupil.className} · `}
              {data === undefined ? texts.openPupil : `${texts.cards}: ${texts.cardsShort(open, blocked)}`}
            </span>
          </span>
          <span className="office-line-end">
            <Amount ore={pupil.balanceOre} />
            <span className="kit-muted kit-small">{texts.balance}</span>
          </span>
        </Link>
      </section>
      {isLost ? (
        <Notice
          tone="warning"
          title={texts.lostCard}
          action={
            <Link to="/$schoolId/pupils" params={params} search={{ open: pupil.pupilId }} {...buttonLook({ look: 'secondary', size: 'sm' })}>
              {texts.toCards}
            </Link>
          }
        >
          {data === undefined ? null : isBlocked ? texts.lostCardBlocked : texts.lostCardOpen}
        </Notice>
      ) : null}
    </>
  )
}

function LostCardOfNobody() {
  const texts = useEnquiryTexts()
  const params = { schoolId: String(useAtSchool().schoolId) }
  return (
    <Notice
      tone="warning"
      title={texts.lostCard}
      action={
        <Link to="/$schoolId/pupils" params={params} {...buttonLook({ look: 'secondary', size: 'sm' })}>
          {texts.findPupil}
        </Link>
      }
    >
      {texts.lostCardUnknown}
    </Notice>
  )
}
