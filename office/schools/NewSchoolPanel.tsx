import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { administeredOperators } from '../session/session.ts'
import { useTexts } from '../texts.ts'
import { emptyForm, problemsOf, wishOf } from './school-form.ts'
import { SchoolFields } from './SchoolFields.tsx'
import { type School, useAddSchool } from './schools.ts'

/** A new school for an operator that one administers. Afterwards one stands in it, ready to make its first till. */
export function NewSchoolPanel({ schools, onClose }: { schools: readonly School[]; onClose: () => void }) {
  const texts = useTexts().schools
  const say = useSay()
  const navigate = useNavigate()
  const { session } = useAtSchool()
  const operators = operatorsOf(administeredOperators(session), schools)
  const add = useAddSchool()
  const [operatorId, setOperatorId] = useState(operators[0]?.value ?? '')
  const [form, setForm] = useState(emptyForm)
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const submit = (): void => {
    setHasTried(true)
    if (Object.keys(problems).length > 0) return
    add.mutate(
      { operatorId, wish: wishOf(form) },
      {
        onSuccess: ({ schoolId, name }) => {
          say(texts.created(name))
          void navigate({ to: '/$schoolId', params: { schoolId: String(schoolId) } })
        },
      },
    )
  }
  return (
    <FormPanel title={texts.newTitle} onClose={onClose} onSubmit={submit} submitWords={texts.create} work={add} isNew>
      <p className="kit-muted">{texts.newLead}</p>
      {operators.length < 2 ? null : <Select label={texts.forOperator} choices={operators} value={operatorId} onChoose={setOperatorId} />}
      <SchoolFields form={form} onChange={setForm} problems={hasTried ? problems : {}} />
    </FormPanel>
  )
}

/** Operators by name, as the schools tell it; one without a school yet goes by its id. */
function operatorsOf(operatorIds: readonly string[], schools: readonly School[]): { value: string; label: string }[] {
  return operatorIds.map((operatorId) => ({
    value: operatorId,
    label: schools.find(({ operator }) => operator.operatorId === operatorId)?.operator.name ?? operatorId,
  }))
}
