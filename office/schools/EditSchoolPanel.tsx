import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { kronerTextToOre } from '../../contract/money.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { MealPeriodsSection } from '../limits/MealPeriodsSection.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { PhoneHours } from '../phones/PhoneHours.tsx'
import { Forgotten } from '../privacy/Forgotten.tsx'
import { ReturnSettingsSection } from '../reserve/ReturnSettingsSection.tsx'
import { RelationPolicySection } from '../relations/RelationPolicySection.tsx'
import { ReserveSettingsSection } from '../reserve/ReserveSettingsSection.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { rolesAt } from '../session/session.ts'
import { useTexts } from '../texts.ts'
import { CardSettingsSection } from './CardSettingsSection.tsx'
import { changeOf, formOf, problemsOf } from './school-form.ts'
import { SchoolFields } from './SchoolFields.tsx'
import { type School, useChangeSchool } from './schools.ts'

export function EditSchoolPanel({ school, onClose }: { school: School; onClose: () => void }) {
  const texts = useTexts().schools
  const say = useSay()
  const { session, schoolId } = useAtSchool()
  const roles = rolesAt(session, school.schoolId)
  const mayChange = roles.includes('administrator') || roles.includes('office')
  const change = useChangeSchool()
  const [form, setForm] = useState(() => formOf(school))
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const shownProblems = hasTried ? problems : {}
  const changes = changeOf(school, form)
  const isUnchanged = Object.keys(changes).length === 0 && Object.keys(problems).length === 0
  const maximumOre = kronerTextToOre(form.maximum)
  const submit = (): void => {
    setHasTried(true)
    if (Object.keys(problems).length > 0 || isUnchanged) return
    change.mutate({ schoolId: school.schoolId, change: changes }, { onSuccess: ({ name }) => say(texts.saved(name)) })
  }
  return (
    <FormPanel
      title={school.name}
      onClose={onClose}
      onSubmit={submit}
      submitWords={texts.save}
      work={change}
      isUnchanged={isUnchanged}
      mayChange={mayChange}
      below={
        <>
          {rolesAt(session, school.schoolId).some((role) => role === 'administrator' || role === 'canteen') ? (
            <MealPeriodsSection schoolId={school.schoolId} />
          ) : null}
          <PhoneHours schoolId={school.schoolId} mayChange={mayChange} />
          {mayChange ? <RelationPolicySection schoolId={school.schoolId} /> : null}
          {mayChange ? <CardSettingsSection schoolId={school.schoolId} /> : null}
          {mayChange ? <ReturnSettingsSection schoolId={school.schoolId} /> : null}
          {mayChange ? <ReserveSettingsSection schoolId={school.schoolId} /> : null}
          {mayChange ? <Forgotten schoolId={school.schoolId} /> : null}
        </>
      }
    >
      {school.schoolId === schoolId ? null : (
        <Link to="/$schoolId" params={{ schoolId: String(school.schoolId) }} {...buttonLook({ look: 'secondary' })}>
          {texts.openSchool(school.name)}
        </Link>
      )}
      {mayChange ? null : <p className="kit-muted">{texts.readOnly}</p>}
      <SchoolFields form={form} onChange={setForm} problems={shownProblems} mayChange={mayChange}>
        <TextField
          label={texts.maximum}
          description={texts.maximumHelp}
          inputMode="decimal"
          suffix="kr"
          autoComplete="off"
          value={form.maximum}
          onChange={(event) => setForm({ ...form, maximum: event.currentTarget.value })}
          error={shownProblems.maximum === undefined ? undefined : texts[shownProblems.maximum]}
        />
        {maximumOre !== null && maximumOre < school.maximumBalanceOre && problems.maximum === undefined ? (
          <Notice>{texts.maximumLower(formatKroner(maximumOre))}</Notice>
        ) : null}
      </SchoolFields>
    </FormPanel>
  )
}
