import { useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { Chips } from '../../kit/Chips.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { daysBetween } from '../../rules/public-holidays.ts'
import { LONGEST_PERIOD_DAYS, type PeriodKind, periodKinds } from '../../rules/school-calendar.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useAddPeriod } from './calendar.ts'
import { useCalendarTexts } from './calendar-texts.ts'

/** New days: a term, a holiday, a day off or a planning day. One day is enough to name. */
export function NewPeriodPanel({ onClose }: { onClose: () => void }) {
  const texts = useCalendarTexts()
  const say = useSay()
  // Made once: the same days sent again are the same days.
  const [id] = useState(() => newId(Date.now()))
  const [kind, setKind] = useState<PeriodKind>('free')
  const [typed, setTyped] = useState<string | null>(null)
  const [firstDay, setFirstDay] = useState('')
  const [lastDay, setLastDay] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const title = (typed ?? texts.form.usual[kind]).trim()
  const until = lastDay === '' ? firstDay : lastDay
  const areDaysGood = firstDay !== '' && until >= firstDay && daysBetween(firstDay, until) < LONGEST_PERIOD_DAYS
  const add = useAddPeriod(() => {
    say(texts.form.saved(title))
    onClose()
  })
  const submit = (): void => {
    setHasTried(true)
    if (title !== '' && areDaysGood) add.mutate({ id, kind, title, firstDay, lastDay: until })
  }
  return (
    <FormPanel title={texts.add} onClose={onClose} onSubmit={submit} submitWords={texts.form.save} work={add} isNew>
      <Chips label={texts.kind} perRow={1} choices={periodKinds.map((value) => ({ value, label: texts.kinds[value] }))} value={kind} onChoose={setKind} />
      <TextField
        label={texts.name}
        description={texts.form.nameHelp}
        maxLength={60}
        autoComplete="off"
        value={typed ?? texts.form.usual[kind]}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={hasTried && title === '' ? texts.form.nameMissing : undefined}
      />
      <TextField label={texts.form.first} type="date" value={firstDay} onChange={(event) => setFirstDay(event.currentTarget.value)} />
      <TextField
        label={texts.form.last}
        type="date"
        min={firstDay}
        value={until}
        onChange={(event) => setLastDay(event.currentTarget.value)}
        error={hasTried && !areDaysGood ? texts.form.wrongDays : undefined}
      />
    </FormPanel>
  )
}
