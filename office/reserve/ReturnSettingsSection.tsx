import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { TextField } from '../../kit/TextField.tsx'
import { SettingsForm, SettingsSection } from '../schools/SettingsSection.tsx'
import { useReserveTexts } from './reserve-texts.ts'
import { daysIn } from './return-days.ts'

type Props = { schoolId: number }

/** For how many days a school's tills take back what they sold. */
export function ReturnSettingsSection({ schoolId }: Props) {
  const texts = useReserveTexts().returns
  const read = (signal: AbortSignal) => call('GET /api/office/schools/:schoolId/return-settings', { params: { schoolId }, signal })
  return (
    <SettingsSection name="return-settings" schoolId={schoolId} title={texts.title} rows={1} read={read}>
      {({ days }) => <DaysForm schoolId={schoolId} days={days} />}
    </SettingsSection>
  )
}

function DaysForm({ schoolId, days }: Props & { days: number }) {
  const texts = useReserveTexts().returns
  const [text, setText] = useState(String(days))
  const wanted = daysIn(text)
  return (
    <SettingsForm
      name="return-settings"
      schoolId={schoolId}
      texts={texts}
      wanted={wanted === null ? null : { days: wanted }}
      isUnchanged={wanted === days}
      write={(body) => call('PATCH /api/office/schools/:schoolId/return-settings', { params: { schoolId }, body })}
    >
      {(hasTried) => (
        <TextField
          label={texts.days}
          value={text}
          onChange={({ currentTarget: { value } }) => setText(value)}
          error={hasTried && wanted === null ? texts.wrong : undefined}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
        />
      )}
    </SettingsForm>
  )
}
