import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { newId } from '../../contract/ids.ts'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { useChangeTexts } from '../change-texts.ts'
import { FormPanel } from '../panel/FormPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useSettled } from '../use-settled.ts'
import { PupilFields } from './PupilFields.tsx'
import { type PupilForm, problemsOf, wishOf } from './pupil-form.ts'
import { isMadeAlready, type Pupil, useAddPupil, useFoundPupils } from './pupils.ts'

export function NewPupilPanel({ onClose, onMade }: { onClose: () => void; onMade: (pupilId: string) => void }) {
  const texts = useTexts().pupils
  const words = useChangeTexts().pupil
  const say = useSay()
  const add = useAddPupil()
  // The pupil's, made before it is sent: a repeat after a lost answer makes nobody twice.
  const [id] = useState(() => newId())
  const [form, setForm] = useState<PupilForm>(() => ({
    firstName: '',
    lastName: '',
    className: '',
    email: '',
    pupilNumber: '',
    from: osloDay(Date.now()),
    until: '',
  }))
  const [bornOn, setBornOn] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const problems = problemsOf(form)
  const submit = (): void => {
    setHasTried(true)
    if (Object.keys(problems).length > 0) return
    add.mutate(
      { id, ...wishOf(form), bornOn: bornOn === '' ? null : bornOn },
      {
        onSuccess: ({ pupilId, firstName, lastName }) => {
          say(texts.created(`${firstName} ${lastName}`))
          onMade(pupilId)
        },
        onError: (error) => {
          if (!isMadeAlready(error)) return
          say(words.madeAlready)
          onMade(id)
        },
      },
    )
  }
  return (
    <FormPanel title={texts.newTitle} onClose={onClose} onSubmit={submit} submitWords={texts.create} work={add} isNew>
      <p className="kit-muted">{texts.newLead}</p>
      <PupilFields
        form={form}
        onChange={setForm}
        problems={hasTried ? problems : {}}
        untilHelp={texts.untilHelp}
        underNames={<Alike firstName={form.firstName.trim()} lastName={form.lastName.trim()} />}
      />
      <TextField
        label={words.bornOn}
        description={words.bornHelp}
        optional
        type="date"
        autoComplete="off"
        value={bornOn}
        onChange={(event) => setBornOn(event.currentTarget.value)}
      />
    </FormPanel>
  )
}

const SETTLED_MS = 300

/** A pupil of the same name may be the same one: a human looks, before there are two. */
function Alike({ firstName, lastName }: { firstName: string; lastName: string }) {
  const words = useChangeTexts().pupil
  const { schoolId } = useAtSchool()
  const name = useSettled(firstName === '' || lastName === '' ? '' : `${firstName} ${lastName}`, SETTLED_MS)
  const found = useFoundPupils({ schoolId, search: name, isAsked: name !== '' })
  const isSame = (pupil: Pupil) => `${pupil.firstName} ${pupil.lastName}`.toLowerCase() === name.toLowerCase()
  const alike = name === '' ? [] : (found.data?.pupils ?? []).filter((pupil) => pupil.kind === 'pupil' && isSame(pupil))
  if (alike.length === 0) return null
  return (
    <Notice tone="warning" title={words.alike(name)} announce="politely">
      {alike.map(({ pupilId, className }) => (
        <p key={pupilId}>
          <Link className="ds-link" to="/$schoolId/pupils" params={{ schoolId: String(schoolId) }} search={{ open: pupilId }}>
            {words.alikeOne(name, className)}
          </Link>
        </p>
      ))}
    </Notice>
  )
}
