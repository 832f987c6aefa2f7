import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useTexts } from '../texts.ts'
import { areSame, type CardSettings, type CardSettingsForm, feeOf, formOfSettings, MOST_STEPS, settingsOfForm } from './card-settings-form.ts'
import { SettingsForm, SettingsSection } from './SettingsSection.tsx'

type Props = { schoolId: number }

/** What a new card costs at a school, how that is taken, and whether its tills hand out cards. */
export function CardSettingsSection({ schoolId }: Props) {
  const texts = useTexts().cardSettings
  const read = (signal: AbortSignal) => call('GET /api/office/schools/:schoolId/card-settings', { params: { schoolId }, signal })
  return (
    <SettingsSection name="card-settings" schoolId={schoolId} title={texts.title} rows={3} read={read}>
      {(settings) => <CardForm schoolId={schoolId} settings={settings} />}
    </SettingsSection>
  )
}

function CardForm({ schoolId, settings }: Props & { settings: CardSettings }) {
  const texts = useTexts().cardSettings
  const [form, setForm] = useState(() => formOfSettings(settings))
  const wanted = settingsOfForm(form)
  return (
    <SettingsForm
      name="card-settings"
      schoolId={schoolId}
      texts={texts}
      wanted={wanted}
      isUnchanged={wanted !== null && areSame(wanted, settings)}
      write={(body) => call('PATCH /api/office/schools/:schoolId/card-settings', { params: { schoolId }, body })}
    >
      {(hasTried) => <Fields form={form} setForm={setForm} hasTried={hasTried} />}
    </SettingsForm>
  )
}

type FieldsProps = { form: CardSettingsForm; setForm: (form: CardSettingsForm) => void; hasTried: boolean }

function Fields({ form, setForm, hasTried }: FieldsProps) {
  const texts = useTexts().cardSettings
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
    <>
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
    </>
  )
}
