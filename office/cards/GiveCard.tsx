import { type SubmitEvent, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Checkbox } from '../../kit/Checkbox.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useCommonTexts, useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { formatCalendarDay, osloDay } from '../../language/amounts-and-dates.ts'
import { useCardTexts } from '../card-texts.ts'
import type { PupilDetail } from '../pupils/pupils.ts'
import { CodeField, useCodeProblem } from './CodeField.tsx'
import { useGiveCard } from './cards.ts'
import { type Scan, useTextWithoutScans } from './scanned-text.ts'

type GiveCardProps = {
  pupil: Pick<PupilDetail['pupil'], 'pupilId' | 'firstName'>
  code: string
  onCode: (code: string) => void
  scan: Scan
  onDone: () => void
}

const SHORTEST_NOTE = 3

/** Hands out a card of a batch, pairs one that the pupil has, or lends one until a day. */
export function GiveCard({ pupil, code, onCode, scan, onDone }: GiveCardProps) {
  const texts = useCardTexts().give
  const common = useCommonTexts()
  const say = useSay()
  const { language } = useLanguage()
  const codeProblem = useCodeProblem()
  const give = useGiveCard(pupil.pupilId)
  const [name, setName] = useTextWithoutScans(scan)
  const [note, setNote] = useTextWithoutScans(scan)
  const [isTemporary, setIsTemporary] = useState(false)
  const [until, setUntil] = useState('')
  const [today] = useState(() => osloDay(Date.now()))
  const [hasTried, setHasTried] = useState(false)
  const problems = {
    code: codeProblem(code),
    until: isTemporary && until === '' ? texts.untilMissing : undefined,
    note: note.trim() !== '' && note.trim().length < SHORTEST_NOTE ? texts.noteShort : undefined,
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (Object.values(problems).some((problem) => problem !== undefined)) return
    const wish = { code: code.trim(), name: name.trim() || null, validUntil: isTemporary ? until : null, note: note.trim() || null }
    give.mutate(wish, {
      onSuccess: () => {
        say(texts.done(pupil.firstName))
        onDone()
      },
    })
  }
  const shown = (problem: string | undefined) => (hasTried ? problem : undefined)
  return (
    <form className="kit-stack office-card-form" noValidate onSubmit={submit} aria-label={texts.title}>
      <h4>{texts.title}</h4>
      <CodeField code={code} onChange={onCode} error={shown(problems.code)} takesForeign begins />
      <Checkbox label={texts.temporary} description={texts.temporaryHelp} checked={isTemporary} onToggle={setIsTemporary} />
      {isTemporary ? (
        <TextField
          label={texts.until}
          type="date"
          min={today}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
          error={shown(problems.until)}
        />
      ) : null}
      <TextField
        label={texts.name}
        description={texts.nameHelp}
        optional
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextField
        label={texts.note}
        description={texts.noteHelp}
        optional
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={shown(problems.note)}
      />
      <Failure error={give.error} />
      <div className="kit-row">
        <Button type="submit" busy={give.isPending}>
          {isTemporary && until !== '' ? texts.submitUntil(pupil.firstName, formatCalendarDay(until, { language })) : texts.submit(pupil.firstName)}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
