import { useState } from 'react'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextArea } from '../../kit/TextField.tsx'
import { formatDay, formatKroner } from '../../language/amounts-and-dates.ts'
import type { Pupil } from '../pupils/pupils.ts'
import { type Erasure, useAskErasure, useUndoErasure } from './privacy.ts'
import { useOfficePrivacyTexts } from './privacy-texts.ts'

type Whose = { pupil: Pupil }

const SHORTEST_NOTE = 3
const LONGEST_NOTE = 300

/** To be erased: what has to be seen to first, the question, or the wait in which it can be undone. */
export function EraseLater({ erasure, pupil }: Whose & { erasure: Erasure }) {
  const texts = useOfficePrivacyTexts()
  const { waiting, obstacles, waitDays } = erasure
  if (waiting !== null) return <Waits waiting={waiting} obstacles={obstacles} pupil={pupil} />
  if (obstacles.length > 0) {
    return (
      <>
        <p>{texts.notYet(pupil.firstName)}</p>
        <Obstacles obstacles={obstacles} />
      </>
    )
  }
  return (
    <>
      <p>{texts.mayErase(pupil.firstName)}</p>
      <Ask waitDays={waitDays} pupil={pupil} />
    </>
  )
}

function Obstacles({ obstacles }: Pick<Erasure, 'obstacles'>) {
  const texts = useOfficePrivacyTexts().obstacles
  return (
    <ul className="office-obstacles">
      {obstacles.map(({ what, amountOre }) => (
        <li key={what}>{texts[what](formatKroner(amountOre ?? 0))}</li>
      ))}
    </ul>
  )
}

function Ask({ waitDays, pupil: { pupilId, firstName } }: Whose & { waitDays: number }) {
  const texts = useOfficePrivacyTexts()
  const say = useSay()
  const [note, setNote] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const ask = useAskErasure(pupilId, note.trim())
  const isTold = note.trim().length >= SHORTEST_NOTE
  const work = {
    isPending: ask.isPending,
    error: ask.error,
    reset: () => {
      ask.reset()
      setHasTried(false)
    },
    mutate: (nothing: undefined, { onSuccess }: { onSuccess: () => void }) => {
      setHasTried(true)
      if (!isTold) return
      ask.mutate(nothing, {
        onSuccess: () => {
          say(texts.asked(firstName))
          onSuccess()
        },
      })
    },
  }
  return (
    <div>
      <AskFirst opens={texts.erase} isSmall question={texts.eraseQuestion(firstName)} confirm={texts.eraseNow(firstName)} work={work}>
        <p>{texts.eraseWhat}</p>
        <p>{texts.eraseWaits(waitDays)}</p>
        <TextArea
          label={texts.why}
          description={texts.whyHelp}
          rows={2}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={hasTried && !isTold ? texts.whyMissing : undefined}
        />
      </AskFirst>
    </div>
  )
}

type WaitsProps = Whose & { waiting: NonNullable<Erasure['waiting']> } & Pick<Erasure, 'obstacles'>

function Waits({ waiting: { askedAt, dueAt, side }, obstacles, pupil: { pupilId, firstName } }: WaitsProps) {
  const texts = useOfficePrivacyTexts()
  const { language } = useLanguage()
  const say = useSay()
  const undo = useUndoErasure(pupilId)
  const isByHouse = side === 'house'
  // What the house began, it begins again at once, unless the last day was wrong and has been put right.
  const mayUndo = !isByHouse || obstacles.some(({ what }) => what === 'still_at_school')
  return (
    <>
      <Notice tone="warning">{isByHouse ? texts.waitsSoon(firstName) : texts.waits(firstName, formatDay(dueAt, { language }))}</Notice>
      <p className="kit-muted">{isByHouse ? texts.byHouse : texts.askedOn(formatDay(askedAt, { language }))}</p>
      {obstacles.length > 0 ? (
        <>
          <p>{texts.inTheWay}</p>
          <Obstacles obstacles={obstacles} />
        </>
      ) : null}
      <Failure error={undo.error} />
      {mayUndo ? (
        <div>
          <Button look="secondary" size="sm" busy={undo.isPending} onClick={() => undo.mutate(undefined, { onSuccess: () => say(texts.undone(firstName)) })}>
            {texts.undo}
          </Button>
        </div>
      ) : null}
    </>
  )
}
