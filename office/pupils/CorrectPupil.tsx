import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { PencilIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatCalendarDay, osloDay } from '../../language/amounts-and-dates.ts'
import { useChangeTexts } from '../change-texts.ts'
import { InlineForm } from '../panel/FormPanel.tsx'
import { PupilFields } from './PupilFields.tsx'
import { type Consequence, consequencesOf, correctionOf, formOf, problemsOf } from './pupil-form.ts'
import { type Pupil, useCorrectPupil } from './pupils.ts'

/** What is known of a pupil, to be put right; `onDone` goes back to reading it. */
export function CorrectPupil({ pupil, onDone }: { pupil: Pupil; onDone: () => void }) {
  const texts = useChangeTexts().pupil
  const say = useSay()
  const correct = useCorrectPupil(pupil.pupilId)
  const wordsOf = useConsequenceWords()
  const [form, setForm] = useState(() => formOf(pupil))
  const [today] = useState(() => osloDay(Date.now()))
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const hasProblems = Object.keys(problems).length > 0
  const correction = correctionOf(pupil, form)
  const isUnchanged = !hasProblems && Object.keys(correction).length === 0
  const submit = (): void => {
    setHasTried(true)
    if (hasProblems || isUnchanged) return
    correct.mutate(correction, {
      onSuccess: ({ firstName, lastName }) => {
        say(texts.saved(`${firstName} ${lastName}`))
        onDone()
      },
    })
  }
  const consequences = hasProblems ? [] : consequencesOf(pupil, correction, today)
  return (
    <InlineForm onSubmit={submit} onCancel={onDone} submitWords={texts.save} work={correct} isUnchanged={isUnchanged}>
      <PupilFields form={form} onChange={setForm} problems={hasTried ? problems : {}} isPupil={pupil.kind === 'pupil'} untilHelp={texts.untilHelp} />
      <div className="kit-stack" role="status">
        {consequences.map((consequence) => (
          <Notice key={consequence} tone="warning">
            {wordsOf(consequence, form)}
          </Notice>
        ))}
      </div>
    </InlineForm>
  )
}

export function CorrectPupilButton({ onOpen }: { onOpen: () => void }) {
  const texts = useChangeTexts().pupil
  return (
    <div>
      <Button look="secondary" size="sm" icon={<PencilIcon />} onClick={onOpen}>
        {texts.correct}
      </Button>
    </div>
  )
}

function useConsequenceWords(): (consequence: Consequence, form: { from: string; until: string }) => string {
  const texts = useChangeTexts().pupil
  const { language } = useLanguage()
  return (consequence, { from, until }) => {
    if (consequence === 'newEmail') return texts.newEmail
    return texts[consequence](formatCalendarDay(consequence === 'beginsLater' ? from : until, { language }))
  }
}
