import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { type Payment, useSettle } from './bank.ts'
import { useBankTexts } from './bank-texts.ts'

/** Closes a payment that belongs on no card, with what was done to it. */
export function SettlePayment({ payment }: { payment: Payment }) {
  const texts = useBankTexts().panel
  const say = useSay()
  const settle = useSettle()
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isTold = note.trim().length >= 3
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (isTold) settle.mutate({ paymentId: payment.paymentId, note: note.trim() }, { onSuccess: () => say(texts.settled) })
  }
  return (
    <form className="kit-stack" data-gap="small" noValidate onSubmit={submit}>
      <h3>{texts.settleTitle}</h3>
      <TextArea
        label={texts.note}
        description={texts.noteHelp}
        rows={2}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={hasTried && !isTold ? texts.noteMissing : undefined}
      />
      <Button type="submit" look="secondary" wide busy={settle.isPending}>
        {texts.settle(payment.amountOre)}
      </Button>
      <Failure error={settle.error} />
    </form>
  )
}
