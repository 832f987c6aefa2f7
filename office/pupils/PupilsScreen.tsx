import { Link } from '@tanstack/react-router'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Answered } from '../Answered.tsx'
import { ListPages } from '../list/ListPages.tsx'
import { ListSearchField } from '../list/ListSearchField.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { ExportButton } from './ExportButton.tsx'
import { NewPupilPanel } from './NewPupilPanel.tsx'
import { PupilPanel } from './PupilPanel.tsx'
import { PupilTable } from './PupilTable.tsx'
import type { PupilSearch } from './pupil-search.ts'
import { type Pupil, PUPILS_PER_PAGE, usePupilPage } from './pupils.ts'
import './pupils.css'

export function PupilsScreen() {
  const texts = useTexts()
  const { mayRunOffice } = useAtSchool()
  if (mayRunOffice) return <Pupils />
  return (
    <>
      <PageHeading title={texts.pupils.title} />
      <EmptyState drawing="people" title={texts.notYourTask.title}>
        {texts.notYourTask.advice}
      </EmptyState>
    </>
  )
}

function Pupils() {
  const texts = useTexts().pupils
  const { asked } = useListSearch<PupilSearch>()
  const { openThe } = useOpen()
  const { schoolId } = useAtSchool()
  const page = usePupilPage(asked)
  return (
    <ListAndPanel panel={<Panel shown={page.data?.pupils ?? []} />}>
      <PageHeading
        title={texts.title}
        lead={page.data === undefined ? undefined : <span role="status">{texts.lead(page.data.total)}</span>}
        actions={
          <>
            <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
              {texts.add}
            </Button>
            <Link to="/$schoolId/pupils/list" params={{ schoolId: String(schoolId) }} {...buttonLook({ look: 'secondary' })}>
              {texts.takeIn}
            </Link>
          </>
        }
      />
      <div className="kit-stack">
        <div className="office-narrowing">
          <ListSearchField label={texts.search} />
          {page.data === undefined || page.data.total === 0 ? null : <ExportButton />}
        </div>
        <Answered query={page} rows={8}>
          {(data) => (
            <>
              <PupilTable page={data} isRefreshing={page.isPlaceholderData} />
              <ListPages total={data.total} perPage={PUPILS_PER_PAGE} />
            </>
          )}
        </Answered>
      </div>
    </ListAndPanel>
  )
}

/** What is open beside the list: one pupil, or the form for a new one. */
function Panel({ shown }: { shown: readonly Pupil[] }) {
  const { open, openThe, close } = useOpen()
  if (open === 'new') return <NewPupilPanel onClose={close} onMade={openThe} />
  return open === undefined ? null : <PupilPanel key={open} pupilId={open} neighbours={neighboursOf(open, shown)} onClose={close} />
}

function neighboursOf(pupilId: string, shown: readonly Pupil[]): { previous: string | undefined; next: string | undefined } {
  const at = shown.findIndex((pupil) => pupil.pupilId === pupilId)
  return at === -1 ? { previous: undefined, next: undefined } : { previous: shown[at - 1]?.pupilId, next: shown[at + 1]?.pupilId }
}
