import { useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { kronerTextToOre } from '../../contract/money.ts'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Chips } from '../../kit/Chips.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { type ProgrammePeriod, programmePeriods } from '../../rules/meal-purse.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useMakeProgramme } from './meals.ts'
import { useMealTexts } from './meal-texts.ts'
import { Kroner } from './PolicyForm.tsx'

const MOST_ORE = 500_000
const MOST_CARRIED_ORE = 1_000_000

/** A new programme. Its terms stay as they are, which is said before it is made. */
export function NewProgrammePanel({ onClose, onMade }: { onClose: () => void; onMade: (programmeId: string) => void }) {
  const { programmes, notAmount } = useMealTexts()
  const texts = programmes.form
  const say = useSay()
  const make = useMakeProgramme()
  const [programmeId] = useState(() => newId())
  const [name, setName] = useState('')
  const [amount, setAmount] = useState('')
  const [period, setPeriod] = useState<ProgrammePeriod>('day')
  const [carry, setCarry] = useState('0')
  const [isForMealsOnly, setIsForMealsOnly] = useState(true)
  const [startsOn, setStartsOn] = useState(() => norwegianTime(new Date()).date)
  const [endsOn, setEndsOn] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [foundOre, carriedOre] = [kronerTextToOre(amount), carry.trim() === '0' ? 0 : kronerTextToOre(carry)]
  const amountOre = foundOre !== null && foundOre >= 100 && foundOre <= MOST_ORE ? foundOre : null
  const carryMostOre = carriedOre !== null && carriedOre <= MOST_CARRIED_ORE ? carriedOre : null
  const areDatesWrong = startsOn === '' || endsOn === '' || endsOn < startsOn
  const submit = (): void => {
    setHasTried(true)
    if (name.trim() === '' || amountOre === null || carryMostOre === null || areDatesWrong) return
    make.mutate(
      { programmeId, name: name.trim(), amountOre, period, carryMostOre, isForMealsOnly, startsOn, endsOn },
      {
        onSuccess: (made) => {
          say(texts.made(made.name))
          onMade(made.programmeId)
        },
      },
    )
  }
  return (
    <FormPanel title={programmes.add} onClose={onClose} onSubmit={submit} submitWords={texts.create} work={make} isNew>
      <TextField
        label={texts.name}
        description={texts.nameHelp}
        maxLength={60}
        autoComplete="off"
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={hasTried && name.trim() === '' ? texts.nameMissing : undefined}
      />
      <Chips
        label={texts.period}
        perRow={3}
        choices={programmePeriods.map((value) => ({ value, label: texts.periods[value] }))}
        value={period}
        onChoose={setPeriod}
      />
      <Kroner label={texts.amount} value={amount} onChange={setAmount} error={hasTried && amountOre === null ? notAmount : undefined} />
      <Kroner
        label={texts.carry}
        description={texts.carryHelp}
        value={carry}
        onChange={setCarry}
        error={hasTried && carryMostOre === null ? notAmount : undefined}
      />
      <Checkbox label={texts.mealsOnly} checked={isForMealsOnly} onToggle={setIsForMealsOnly} />
      <TextField label={texts.startsOn} type="date" value={startsOn} onChange={({ currentTarget }) => setStartsOn(currentTarget.value)} />
      <TextField
        label={texts.endsOn}
        type="date"
        value={endsOn}
        onChange={({ currentTarget }) => setEndsOn(currentTarget.value)}
        error={hasTried && areDatesWrong ? texts.datesWrong : undefined}
      />
      <p className="kit-muted">{texts.fixed}</p>
    </FormPanel>
  )
}
