import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay, formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { paramsOf } from '../card/wallet-in-address.ts'
import type { Wallet } from '../session/session.ts'
import { type Arrangement, useDeed, useFirstPayment } from './automatic-queries.ts'
import { useAutomaticTexts } from './automatic-texts.ts'
import { termsInWords } from './terms.ts'

const COLOURS = { awaiting_card: 'neutral', active: 'success', paused: 'neutral', stopped: 'warning', ended: 'neutral' } as const

type Props = { wallet: Wallet; arrangement: Arrangement; onChange: () => void }

/** What is agreed, how it stands, and one tap to pause it. */
export function Standing({ wallet, arrangement, onChange }: Props) {
  const texts = useAutomaticTexts()
  const { state, monthlyCapOre } = arrangement
  return (
    <Card>
      <div className="kit-stack">
        <div className="portal-automatic-head">
          <h2>{termsInWords(texts, arrangement)}</h2>
          <Tag colour={COLOURS[state]}>{texts.states[state]}</Tag>
        </div>
        <p className="kit-muted">{texts.atMost(formatKroner(monthlyCapOre))}</p>
        <Why wallet={wallet} arrangement={arrangement} />
        <Facts arrangement={arrangement} />
        <Deeds wallet={wallet} arrangement={arrangement} onChange={onChange} />
      </div>
    </Card>
  )
}

function Why({ wallet, arrangement: { state, why, note, cardExpiresSoon, triesAgainAt } }: Omit<Props, 'onChange'>) {
  const texts = useAutomaticTexts()
  const { language } = useLanguage()
  if (why !== null) {
    const words = why in texts.whys ? texts.whys[why as keyof typeof texts.whys] : texts.whys.other
    const action =
      why === 'debt' ? (
        <Link to="/topups/$schoolId/$walletId" params={paramsOf(wallet)} className="portal-link">
          {texts.toCard}
        </Link>
      ) : undefined
    return (
      <Notice tone={state === 'stopped' ? 'warning' : 'info'} action={action}>
        {words} {note === null ? '' : texts.theyWrote(note)}
      </Notice>
    )
  }
  if (triesAgainAt !== null) return <Notice tone="warning">{texts.triesAgain(formatInstant(triesAgainAt, { language }))}</Notice>
  return cardExpiresSoon ? <Notice tone="warning">{texts.expiresSoon}</Notice> : null
}

function Facts({ arrangement: { cardLabel, cardValidUntil, usedThisMonthOre, monthlyCapOre, nextDay } }: Pick<Props, 'arrangement'>) {
  const texts = useAutomaticTexts()
  const { language } = useLanguage()
  const shareUsed = Math.min(1, usedThisMonthOre / monthlyCapOre)
  return (
    <dl className="portal-automatic-facts">
      <div>
        <dt>{texts.month}</dt>
        <dd>
          {texts.usedThisMonth(formatKroner(usedThisMonthOre), formatKroner(monthlyCapOre))}
          <span className="portal-automatic-used" aria-hidden="true">
            <span style={{ inlineSize: `${shareUsed * 100}%` }} />
          </span>
        </dd>
      </div>
      {nextDay === null ? null : (
        <div>
          <dt>{texts.nextDay}</dt>
          <dd>{formatCalendarDay(nextDay, { language })}</dd>
        </div>
      )}
      {cardLabel === null ? null : (
        <div>
          <dt>{texts.card}</dt>
          <dd>
            {cardLabel}
            {cardValidUntil === null ? '' : `, ${texts.validUntil(cardValidUntil.split('-').toReversed().join('/'))}`}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Deeds({ wallet, arrangement, onChange }: Props) {
  const texts = useAutomaticTexts()
  const say = useSay()
  const pause = useDeed(wallet, 'pause', () => say(texts.pausedNow))
  const resume = useDeed(wallet, 'resume', () => say(texts.resumedNow))
  const end = useDeed(wallet, 'end', () => say(texts.endedNow))
  const pay = useFirstPayment(wallet)
  const [asks, setAsks] = useState<'end' | 'card' | null>(null)
  const { state, mayResume, thresholdOre, dayOfMonth, amountOre, monthlyCapOre } = arrangement
  const close = () => setAsks(null)
  const needsCard = state === 'stopped' && !mayResume
  return (
    <>
      <Failure error={pause.error ?? resume.error ?? end.error} />
      <div className="kit-stack" data-gap="small">
        {state === 'active' ? (
          <Button size="lg" wide busy={pause.isPending} onClick={() => pause.mutate()}>
            {texts.pause}
          </Button>
        ) : null}
        {mayResume ? (
          <Button size="lg" wide busy={resume.isPending} onClick={() => resume.mutate()}>
            {texts.resume}
          </Button>
        ) : null}
        <div className="portal-automatic-pair">
          <Button look="secondary" wide onClick={onChange}>
            {texts.change}
          </Button>
          <Button look={needsCard ? 'primary' : 'secondary'} wide onClick={() => setAsks('card')}>
            {texts.newCard}
          </Button>
        </div>
        <Button look="quiet" wide busy={end.isPending} onClick={() => setAsks('end')}>
          {texts.end}
        </Button>
        <Link to="/" {...buttonLook({ look: 'quiet', wide: true })}>
          {texts.toCard}
        </Link>
      </div>
      <Dialog
        isOpen={asks === 'end'}
        onClose={close}
        title={texts.endTitle}
        actions={
          <>
            <Button
              onClick={() => {
                close()
                end.mutate()
              }}
            >
              {texts.end}
            </Button>
            <Button look="secondary" onClick={close}>
              {texts.keep}
            </Button>
          </>
        }
      >
        <p>{texts.endLead}</p>
      </Dialog>
      <Dialog
        isOpen={asks === 'card'}
        onClose={close}
        title={texts.newCard}
        actions={
          <>
            <Button busy={pay.isPending || pay.isSuccess} onClick={() => pay.mutate({ thresholdOre, dayOfMonth, amountOre, monthlyCapOre })}>
              {texts.payWithNewCard(formatKroner(amountOre))}
            </Button>
            <Button look="secondary" onClick={close}>
              {texts.keep}
            </Button>
          </>
        }
      >
        <div className="kit-stack">
          <p>{texts.newCardLead(formatKroner(amountOre))}</p>
          <p className="kit-muted kit-small">{texts.agree(termsInWords(texts, arrangement), formatKroner(monthlyCapOre))}</p>
          <Failure error={pay.error} />
        </div>
      </Dialog>
    </>
  )
}
