import { useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { SidePanel } from '../panel/SidePanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { administeredOperators } from '../session/session.ts'
import { useTexts } from '../texts.ts'
import { emptyForm, problemsOf, wishOf } from './school-form.ts'
import { SchoolFields } from './SchoolFields.tsx'
import { type School, useAddSchool } from './schools.ts'

/** A new school for an operator that one administers. Afterwards one stands in it, ready to make its first till. */
export function NewSchoolPanel({ schools, onClose }: { schools: readonly School[]; onClose: () => void }) {
  const formId = useId()
  const texts = useTexts().schools
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const navigate = useNavigate()
  const { session } = useAtSchool()
  const operators = operatorsOf(administeredOperators(session), schools)
  const add = useAddSchool()
  const [operatorId, setOperatorId] = useState(operators[0]?.value ?? '')
  const [form, setForm] = useState(emptyForm)
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
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
    <SidePanel
      title={texts.newTitle}
      onClose={onClose}
      mustStay={add.isPending}
      beginsInField
      isHalfDone
      actions={
        <>
          <Button type="submit" form={formId} busy={add.isPending}>
            {texts.create}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <form id={formId} className="kit-stack" noValidate onSubmit={submit}>
        <p className="kit-muted">{texts.newLead}</p>
        {operators.length < 2 ? null : <Select label={texts.forOperator} choices={operators} value={operatorId} onChoose={setOperatorId} />}
        <SchoolFields form={form} onChange={setForm} problems={hasTried ? problems : {}} />
        {add.error === null ? null : (
          <Notice tone="refusal" announce="now">
            {whatWentWrong(add.error)}
          </Notice>
        )}
      </form>
    </SidePanel>
  )
}

/** Operators by name, as the schools tell it; one without a school yet goes by its id. */
function operatorsOf(operatorIds: readonly string[], schools: readonly School[]): { value: string; label: string }[] {
  return operatorIds.map((operatorId) => ({
    value: operatorId,
    label: schools.find(({ operator }) => operator.operatorId === operatorId)?.operator.name ?? operatorId,
  }))
}
