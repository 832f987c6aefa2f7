import { type SubmitEvent, useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { useCommonTexts, useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import { type OfficeRefund, useDecide } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'

export function DecidePanel({ refund, onClose }: { refund: OfficeRefund; onClose: () => void }) {
  return (
    <SidePanel title={refund.pupilName} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <RefundParts refund={refund} />
        <DecideRefund refund={refund} onDone={onClose} />
      </div>
    </SidePanel>
  )
}

/** Who asked, why, and who gets what. */
export function RefundParts({ refund: { refund, payees, schoolName, askedByName } }: { refund: OfficeRefund }) {
  const texts = usePayoutTexts()
  const { language } = useLanguage()
  return (
    <div className="kit-stack" data-gap="small">
      <p className="kit-muted kit-small">
        {schoolName} · {formatInstant(refund.askedAt, { language })} · {askedByName === null ? texts.decide.byHouse : texts.decide.askedBy(askedByName)}
      </p>
      {refund.note === null ? null : <p>{refund.note}</p>}
      <ul className="office-lines">
        {refund.parts.map((part) => (
          <li key={part.partId} className="office-line">
            <span>
              <strong>{payees.find(({ partId }) => partId === part.partId)?.name ?? part.account ?? texts.pupil.nobody}</strong>
              <span className="kit-muted kit-small">{texts.pupil.parts[part.way]}</span>
            </span>
            <span className="office-line-end">
              <Amount ore={part.amountOre} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A second person's yes or no. */
export function DecideRefund({ refund: { refund, schoolId, mayDecide }, onDone }: { refund: OfficeRefund; onDone: () => void }) {
  const texts = usePayoutTexts().decide
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const decide = useDecide()
  const [isDeclining, setIsDeclining] = useState(false)
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isTold = note.trim().length >= 3
  const send = (says: 'yes' | 'no') =>
    decide.mutate(
      { schoolId, refundId: refund.refundId, says, note: says === 'no' ? note.trim() : null },
      {
        onSuccess: () => {
          say(says === 'yes' ? texts.approved : texts.declined)
          onDone()
        },
      },
    )
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (isTold) send('no')
  }
  return (
    <div className="kit-stack">
      {mayDecide ? null : <Notice>{texts.notYourself}</Notice>}
      {decide.error === null ? null : (
        <Notice tone="refusal" announce="now">
          {whatWentWrong(decide.error)}
        </Notice>
      )}
      {isDeclining ? (
        <form className="kit-stack" noValidate onSubmit={submit}>
          <TextArea
            label={texts.note}
            rows={2}
            maxLength={300}
            value={note}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
            error={hasTried && !isTold ? texts.noteMissing : undefined}
          />
          <div className="kit-row">
            <Button type="submit" busy={decide.isPending}>
              {texts.no}
            </Button>
            <Button look="quiet" onClick={() => setIsDeclining(false)}>
              {common.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <div className="kit-row">
          {mayDecide ? (
            <Button busy={decide.isPending} onClick={() => send('yes')}>
              {texts.yes(refund.amountOre)}
            </Button>
          ) : null}
          <Button look="secondary" onClick={() => setIsDeclining(true)}>
            {texts.no}
          </Button>
        </div>
      )}
    </div>
  )
}
