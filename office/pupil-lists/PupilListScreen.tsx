import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { BackIcon } from '../../kit/icons.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import type { PupilList } from '../../rules/pupil-list.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useListTexts } from './list-texts.ts'
import { LookAtList } from './LookAtList.tsx'
import type { Taken } from './pupil-lists.ts'
import { ReadList } from './ReadList.tsx'
import { TakenIn } from './TakenIn.tsx'
import { TakenLists } from './TakenLists.tsx'
import './pupil-lists.css'

type At = { is: 'choosing' } | { is: 'looking'; name: string; list: PupilList } | { is: 'taken'; taken: Taken }

/** A school's pupils from a class list: read here, looked at, and then taken in whole. */
export function PupilListScreen() {
  const texts = useListTexts()
  const { notYourTask } = useTexts()
  const { mayRunOffice } = useAtSchool()
  return (
    <>
      <PageHeading title={texts.title} lead={mayRunOffice ? texts.lead : undefined} back={<BackToPupils />} />
      {mayRunOffice ? (
        <TakeIn />
      ) : (
        <EmptyState drawing="people" title={notYourTask.title}>
          {notYourTask.advice}
        </EmptyState>
      )}
    </>
  )
}

function BackToPupils() {
  const texts = useListTexts()
  const { schoolId } = useAtSchool()
  return (
    <Link className="ds-link office-list-back" to="/$schoolId/pupils" params={{ schoolId: String(schoolId) }}>
      <BackIcon />
      {texts.back}
    </Link>
  )
}

function TakeIn() {
  const [at, setAt] = useState<At>({ is: 'choosing' })
  // What is next begins at the top, however far down one stood.
  const { is } = at
  useEffect(() => {
    // What it answers, a promise in newer browsers, is no way to undo it.
    void window.scrollTo({ top: 0 })
  }, [is])
  return (
    <div className="kit-stack office-list" data-gap="large">
      <Step at={at} onGo={setAt} />
    </div>
  )
}

function Step({ at, onGo }: { at: At; onGo: (at: At) => void }) {
  const again = () => onGo({ is: 'choosing' })
  if (at.is === 'taken') return <TakenIn taken={at.taken} onAgain={again} />
  if (at.is === 'looking') return <LookAtList name={at.name} list={at.list} onAgain={again} onTaken={(taken) => onGo({ is: 'taken', taken })} />
  return (
    <>
      <ReadList onRead={(name, list) => onGo({ is: 'looking', name, list })} />
      <TakenLists />
    </>
  )
}
