import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Answered } from '../Answered.tsx'
import { useTexts } from '../texts.ts'
import { areSame, type CardSettings, type CardSettingsForm, feeOf, formOfSettings, MOST_STEPS, settingsOfForm } from './card-settings-form.ts'

const keyOf = (schoolId: number) => ['card-settings', schoolId] as const

/** What a new card costs at a school, how that is taken, and whether its tills hand out cards. */
export function CardSettingsSection({ schoolId }: { schoolId: number }) {
  const texts = useTexts().cardSettings
  const settings = useQuery({
    queryKey: keyOf(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/card-settings', { params: { schoolId }, signal }),
  })
  return (
    <section className="office-card-settings kit-stack" aria-labelledby="card-settings">
      <h3 id="card-settings">{texts.title}</h3>
      <Answered query={settings} rows={3}>
        {(data) => <SettingsForm key={JSON.stringify(data)} schoolId={schoolId} settings={data} />}
      </Answered>
    </section>
  )
}

function SettingsForm({ schoolId, settings }: { schoolId: number; settings: CardSettings }) {
  const texts = useTexts().cardSettings
  const say = useSay()
  const queries = useQueryClient()
  const [form, setForm] = useState(() => formOfSettings(settings))
  const [hasTried, setHasTried] = useState(false)
  const change = useMutation({
    mutationFn: (body: CardSettings) => call('PATCH /api/office/schools/:schoolId/card-settings', { params: { schoolId }, body }),
    onSuccess: (saved) => {
      queries.setQueryData(keyOf(schoolId), saved)
      say(texts.saved)
    },
  })
  const wanted = settingsOfForm(form)
  const isUnchanged = wanted !== null && areSame(wanted, settings)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (wanted !== null && !isUnchanged) change.mutate(wanted)
  }
  const amount = (value: string, set: (value: string) => Partial<CardSettingsForm>) => ({
    value,
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, ...set(event.currentTarget.value) }),
    error: hasTried && feeOf(value) === null ? texts.amountWrong : undefined,
    inputMode: 'decimal' as const,
    suffix: 'kr',
    autoComplete: 'off',
    maxLength: 10,
  })
  const setStep = (step: number) => (value: string) => ({ ladder: form.ladder.map((each, place) => (place === step ? value : each)) })
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <p className="kit-muted">{texts.lead}</p>
      {form.ladder.map((value, step) => (
        <TextField key={step} label={texts.step(step + 1, step === form.ladder.length - 1)} {...amount(value, setStep(step))} />
      ))}
      <div className="kit-row">
        {form.ladder.length < MOST_STEPS ? (
          <Button look="quiet" size="sm" onClick={() => setForm({ ...form, ladder: [...form.ladder, form.ladder.at(-1) ?? '0'] })}>
            {texts.addStep}
          </Button>
        ) : null}
        {form.ladder.length > 1 ? (
          <Button look="quiet" size="sm" onClick={() => setForm({ ...form, ladder: form.ladder.slice(0, -1) })}>
            {texts.dropStep}
          </Button>
        ) : null}
      </div>
      <TextField label={texts.stolen} {...amount(form.stolen, (stolen) => ({ stolen }))} />
      <TextField label={texts.defect} {...amount(form.defect, (defect) => ({ defect }))} />
      <TextField label={texts.keep} description={texts.keepHelp} {...amount(form.keep, (keep) => ({ keep }))} />
      <Checkbox
        label={texts.tills}
        description={texts.tillsHelp}
        checked={form.tillsHandOutCards}
        onToggle={(tillsHandOutCards) => setForm({ ...form, tillsHandOutCards })}
      />
      <Failure error={change.error} />
      <div>
        <Button type="submit" look="secondary" busy={change.isPending} disabled={isUnchanged}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
