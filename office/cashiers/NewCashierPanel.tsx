import { useState } from 'react'
import { type CashierKind, cashierKinds } from '../../contract/cashier-words.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { isGoodPin, MOST_PIN_DIGITS } from '../../rules/cashiers.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useMakeCashier } from './cashiers.ts'
import { useCashierTexts } from './cashier-texts.ts'
import { type ChosenPupil, ChoosePupil } from './ChoosePupil.tsx'
import { PinOnce } from './PinOnce.tsx'

/** A new cashier: a name for the button, adult or pupil, and a PIN that is chosen or made. */
export function NewCashierPanel({ onClose, onMade }: { onClose: () => void; onMade: (cashierId: string) => void }) {
  const texts = useCashierTexts()
  const say = useSay()
  const { mayRunOffice } = useAtSchool()
  const make = useMakeCashier()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<CashierKind>('adult')
  const [pupil, setPupil] = useState<ChosenPupil | null>(null)
  const [pin, setPin] = useState('')
  const [hasTried, setHasTried] = useState(false)
  if (make.data !== undefined) {
    const { cashier } = make.data
    return (
      <SidePanel title={cashier.name} onClose={onClose}>
        <PinOnce name={cashier.name} pin={make.data.pin} onSeen={() => onMade(cashier.cashierId)} />
      </SidePanel>
    )
  }
  const isPinWrong = pin !== '' && !isGoodPin(pin)
  const submit = (): void => {
    setHasTried(true)
    if (name.trim() === '' || isPinWrong) return
    const chosen = kind === 'pupil' ? pupil : null
    make.mutate(
      { name: name.trim(), kind, ...(chosen && { pupilId: chosen.pupilId }), ...(pin !== '' && { pin }) },
      { onSuccess: ({ cashier }) => say(texts.form.made(cashier.name)) },
    )
  }
  return (
    <FormPanel title={texts.add} onClose={onClose} onSubmit={submit} submitWords={texts.form.create} work={make} isNew>
      <TextField
        label={texts.form.name}
        description={texts.form.nameHelp}
        maxLength={40}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={hasTried && name.trim() === '' ? texts.form.nameMissing : undefined}
      />
      <Chips label={texts.form.kind} perRow={3} choices={cashierKinds.map((value) => ({ value, label: texts.kinds[value] }))} value={kind} onChoose={setKind} />
      {kind === 'young' ? <p className="kit-muted">{texts.form.youngHelp}</p> : null}
      {kind === 'pupil' ? <p className="kit-muted">{texts.form.pupilHelp}</p> : null}
      {kind === 'pupil' && mayRunOffice ? <ChoosePupil chosen={pupil} onChoose={setPupil} /> : null}
      <TextField
        label={texts.form.pin}
        description={texts.form.pinHelp}
        inputMode="numeric"
        autoComplete="off"
        maxLength={MOST_PIN_DIGITS}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
        error={hasTried && isPinWrong ? texts.form.pinWrong : undefined}
      />
    </FormPanel>
  )
}
