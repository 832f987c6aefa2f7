import { useState } from 'react'
import { useSay } from '../../kit/StatusRegion.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useTexts } from '../texts.ts'
import { PupilFields } from './PupilFields.tsx'
import { type PupilForm, problemsOf, wishOf } from './pupil-form.ts'
import { useAddPupil } from './pupils.ts'

export function NewPupilPanel({ onClose, onMade }: { onClose: () => void; onMade: (pupilId: string) => void }) {
  const texts = useTexts().pupils
  const say = useSay()
  const add = useAddPupil()
  const [form, setForm] = useState<PupilForm>(() => ({ firstName: '', lastName: '', className: '', email: '', from: osloDay(Date.now()), until: '' }))
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const submit = (): void => {
    setHasTried(true)
    if (Object.keys(problems).length > 0) return
    add.mutate(wishOf(form), {
      onSuccess: ({ pupilId, firstName, lastName }) => {
        say(texts.created(`${firstName} ${lastName}`))
        onMade(pupilId)
      },
    })
  }
  return (
    <FormPanel title={texts.newTitle} onClose={onClose} onSubmit={submit} submitWords={texts.create} work={add} isNew>
      <p className="kit-muted">{texts.newLead}</p>
      <PupilFields form={form} onChange={setForm} problems={hasTried ? problems : {}} untilHelp={texts.untilHelp} />
    </FormPanel>
  )
}
