import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Answered } from '../Answered.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { formOfReserve, numberOf, reserveFields, reserveOfForm, type ReserveSettings, textOf } from './reserve-form.ts'
import { useReserveTexts } from './reserve-texts.ts'

const keyOf = (schoolId: number) => ['reserve-settings', schoolId] as const

/** How much a school's tills may sell while they have no network. */
export function ReserveSettingsSection({ schoolId }: { schoolId: number }) {
  const texts = useReserveTexts().settings
  const settings = useQuery({
    queryKey: keyOf(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/reserve-settings', { params: { schoolId }, signal }),
  })
  return (
    <section className="office-card-settings kit-stack" aria-labelledby="reserve-settings">
      <h3 id="reserve-settings">{texts.title}</h3>
      <Answered query={settings} rows={3}>
        {(data) => <SettingsForm key={JSON.stringify(data)} schoolId={schoolId} settings={data} />}
      </Answered>
    </section>
  )
}

function SettingsForm({ schoolId, settings }: { schoolId: number; settings: ReserveSettings }) {
  const texts = useReserveTexts().settings
  const say = useSay()
  const queries = useQueryClient()
  const [form, setForm] = useState(() => formOfReserve(settings))
  const [hasTried, setHasTried] = useState(false)
  const change = useMutation({
    mutationFn: (body: ReserveSettings) => call('PATCH /api/office/schools/:schoolId/reserve-settings', { params: { schoolId }, body }),
    onSuccess: (saved) => {
      queries.setQueryData(keyOf(schoolId), saved)
      say(texts.saved)
    },
  })
  const wanted = reserveOfForm(form)
  const isUnchanged = wanted !== null && JSON.stringify(formOfReserve(wanted)) === JSON.stringify(formOfReserve(settings))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (wanted !== null && !isUnchanged) change.mutate(wanted)
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <p className="kit-muted">{texts.lead}</p>
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
      <Failure error={change.error} />
      <div>
        <Button type="submit" look="secondary" busy={change.isPending} disabled={isUnchanged}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
