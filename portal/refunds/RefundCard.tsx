import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Fold } from '../../kit/Fold.tsx'
import { useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import type { Wallet } from '../session/session.ts'
import { type Refund, useCancel } from './refund-queries.ts'
import { useRefundTexts } from './refund-texts.ts'
import { stateOf } from './refund-state.ts'

const COLOURS = { waiting: 'warning', underWay: 'info', done: 'success', declined: 'neutral', returned: 'neutral', needsYou: 'warning' } as const

/** One refund: where its money is now, what it waits for, and every step with its date. */
export function RefundCard({ wallet, refund }: { wallet: Wallet; refund: Refund }) {
  const texts = useRefundTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const { language } = useLanguage()
  const cancel = useCancel(wallet, () => say(texts.cancelled))
  const state = stateOf(refund)
  return (
    <Card as="li" padding="small">
      <div className="kit-stack" data-gap="small">
        <div className="portal-refund-head">
          <h3>
            <Amount ore={refund.amountOre} />
          </h3>
          <Tag colour={COLOURS[state]}>{texts.states[state]}</Tag>
        </div>
        <p className="kit-muted kit-small">
          {formatInstant(refund.askedAt, { language })} · {texts.causes[refund.cause]}
        </p>
        <ul className="portal-plain-list portal-refund-parts">
          {refund.parts.map((part) => (
            <li key={part.partId}>
              <span>
                <PartWords part={part} />
              </span>
              {refund.parts.length > 1 ? <Amount ore={part.amountOre} /> : null}
            </li>
          ))}
        </ul>
        {state === 'needsYou' ? (
          <Link to="/account" {...buttonLook({ look: 'primary', wide: true })}>
            {texts.enterAccount}
          </Link>
        ) : null}
        {cancel.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(cancel.error)}
          </Notice>
        )}
        <Fold title={texts.stepsTitle}>
          <ol className="portal-refund-steps">
            {refund.steps.map((step, index) => (
              <li key={index}>
                <strong>
                  {texts.steps[step.step]}
                  {step.partId !== null && refund.parts.length > 1 ? <PartAmount refund={refund} partId={step.partId} /> : null}
                </strong>
                <span className="kit-muted kit-small">
                  {formatInstant(step.at, { language })}
                  {step.why === null ? '' : `: ${texts.whys[step.why]}`}
                </span>
              </li>
            ))}
          </ol>
        </Fold>
        {refund.mayCancel ? (
          <Button look="quiet" size="sm" busy={cancel.isPending} onClick={() => cancel.mutate(refund.refundId)}>
            {texts.cancel}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}

function PartAmount({ refund, partId }: { refund: Refund; partId: string }) {
  const part = refund.parts.find((each) => each.partId === partId)
  return part ? ` · ${formatKroner(part.amountOre)}` : null
}

function PartWords({ part }: { part: Refund['parts'][number] }) {
  const texts = useRefundTexts()
  if (part.waitsFor === 'account') return part.to === 'you' ? texts.waitsForAccount : part.to === 'nobody' ? texts.nobodys : texts.toOther
  if (part.waitsFor === 'day') return texts.waitsForDay
  if (part.state === 'paid' && part.way === 'payment') return texts.paidThroughPayment
  // A masked number is one word.
  const where = part.account === null ? '' : ` · ${part.account.replaceAll(' ', '\u00a0')}`
  return `${texts.partStates[part.state]}${where}`
}
