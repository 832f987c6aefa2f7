import { useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { kronerTextToOre } from '../../contract/money.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { type Account, type Meals, usePayIn } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'
import { Kroner } from './PolicyForm.tsx'

const LEAST_REASON = 3

/** The school's money in or out, with why. The id is made once, so that a press that is repeated enters it once. */
export function PayPanel({ meals: { fourEyesAboveOre }, onClose }: { meals: Meals; onClose: () => void }) {
  const texts = useMealTexts().money
  const { notAmount } = useMealTexts()
  const say = useSay()
  const pay = usePayIn()
  const [paymentId] = useState(() => newId())
  const [account, setAccount] = useState<Account>('fund')
  const [direction, setDirection] = useState<'in' | 'out'>('in')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const found = kronerTextToOre(typed)
  const amountOre = found !== null && found >= 100 ? found : null
  const isTold = reason.trim().length >= LEAST_REASON
  const submit = (): void => {
    setHasTried(true)
    if (amountOre === null || !isTold) return
    pay.mutate(
      { paymentId, account, direction, amountOre, reason: reason.trim() },
      {
        onSuccess: ({ state }) => {
          say(state === 'booked' ? texts.booked : texts.waits)
          onClose()
        },
      },
    )
  }
  const amount = amountOre === null ? '' : formatKroner(amountOre)
  const words = direction === 'in' ? texts.payIn : texts.takeOut
  return (
    <FormPanel
      title={texts.put}
      onClose={onClose}
      onSubmit={submit}
      submitWords={amount === '' ? words : direction === 'in' ? texts.submitIn(amount) : texts.submitOut(amount)}
      work={pay}
      isNew
    >
      <Chips
        label={texts.account}
        perRow={2}
        choices={(['fund', 'programmes'] as const).map((value) => ({ value, label: texts.accounts[value] }))}
        value={account}
        onChoose={setAccount}
      />
      <Chips
        label={texts.direction}
        perRow={2}
        choices={[
          { value: 'in', label: texts.payIn },
          { value: 'out', label: texts.takeOut },
        ]}
        value={direction}
        onChoose={setDirection}
      />
      <Kroner label={texts.amount} value={typed} onChange={setTyped} error={hasTried && amountOre === null ? notAmount : undefined} />
      <TextArea
        label={texts.reason}
        description={texts.reasonHelp}
        rows={2}
        maxLength={300}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        error={hasTried && !isTold ? texts.reasonMissing : undefined}
      />
      <p className="kit-muted">{texts.what}</p>
      {fourEyesAboveOre === null ? null : <p className="kit-muted">{texts.fourEyes(formatKroner(fourEyesAboveOre))}</p>}
    </FormPanel>
  )
}
