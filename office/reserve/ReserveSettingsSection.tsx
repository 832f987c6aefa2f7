import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { SettingsForm, SettingsSection } from '../schools/SettingsSection.tsx'
import { formOfReserve, numberOf, reserveFields, reserveOfForm, type ReserveSettings, textOf } from './reserve-form.ts'
import { useReserveTexts } from './reserve-texts.ts'

type Props = { schoolId: number }

/** How much a school's tills may sell while they have no network. */
export function ReserveSettingsSection({ schoolId }: Props) {
  const texts = useReserveTexts().settings
  const read = (signal: AbortSignal) => call('GET /api/office/schools/:schoolId/reserve-settings', { params: { schoolId }, signal })
  return (
    <SettingsSection name="reserve-settings" schoolId={schoolId} title={texts.title} rows={3} read={read}>
      {(settings) => <ReserveForm schoolId={schoolId} settings={settings} />}
    </SettingsSection>
  )
}

function ReserveForm({ schoolId, settings }: Props & { settings: ReserveSettings }) {
  const texts = useReserveTexts().settings
  const [form, setForm] = useState(() => formOfReserve(settings))
  const wanted = reserveOfForm(form)
  return (
    <SettingsForm
      name="reserve-settings"
      schoolId={schoolId}
      texts={texts}
      wanted={wanted}
      isUnchanged={wanted !== null && JSON.stringify(formOfReserve(wanted)) === JSON.stringify(formOfReserve(settings))}
      write={(body) => call('PATCH /api/office/schools/:schoolId/reserve-settings', { params: { schoolId }, body })}
    >
      {(hasTried) => (
        <>
          <Checkbox label={texts.isOn} description={texts.isOnHelp} checked={form.isOn} onToggle={(isOn) => setForm({ ...form, isOn })} />
          {form.isOn
            ? reserveFields.map((each) => (
                <TextField
                  key={each.field}
                  label={texts[each.label]}
                  value={form[each.field]}
                  onChange={({ currentTarget: { value } }) => setForm({ ...form, [each.field]: value })}
                  error={hasTried && numberOf(each, form[each.field]) === null ? texts.wrong(textOf(each, each.least), textOf(each, each.most)) : undefined}
                  inputMode={each.isAmount ? 'decimal' : 'numeric'}
                  {...(each.isAmount && { suffix: 'kr' })}
                  autoComplete="off"
                  maxLength={10}
                />
              ))
            : null}
          {form.isOn && wanted !== null ? <p className="kit-muted">{texts.risk(formatKroner(wanted.mostTillOre))}</p> : null}
        </>
      )}
    </SettingsForm>
  )
}
