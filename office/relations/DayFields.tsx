import { useState } from 'react'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { useRelationTexts } from './relation-texts.ts'

/** Empty: from now on, and without an end. */
export type TypedDays = { firstDay: string; lastDay: string }

/** From when until when a relation holds; the first day only while it is still to come. */
export function DayFields({ days, mayMoveStart, onChange }: { days: TypedDays; mayMoveStart: boolean; onChange: (days: TypedDays) => void }) {
  const texts = useRelationTexts().form
  const [today] = useState(() => osloDay(Date.now()))
  return (
    <>
      {mayMoveStart ? (
        <TextField
          label={texts.firstDay}
          description={texts.firstDayHelp}
          optional
          type="date"
          min={today}
          value={days.firstDay}
          onChange={({ currentTarget }) => onChange({ ...days, firstDay: currentTarget.value })}
        />
      ) : null}
      <TextField
        label={texts.lastDay}
        description={texts.lastDayHelp}
        optional
        type="date"
        min={days.firstDay || today}
        value={days.lastDay}
        onChange={({ currentTarget }) => onChange({ ...days, lastDay: currentTarget.value })}
      />
    </>
  )
}
