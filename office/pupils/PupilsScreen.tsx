import { Button } from '../../kit/Button.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Answered } from '../Answered.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { ExportButton } from './ExportButton.tsx'
import { NewPupilPanel } from './NewPupilPanel.tsx'
import { PupilPages } from './PupilPages.tsx'
import { PupilPanel } from './PupilPanel.tsx'
import { PupilSearchField } from './PupilSearchField.tsx'
import { PupilTable } from './PupilTable.tsx'
import { usePupilPage } from './pupils.ts'
import { usePupilList } from './use-pupil-list.ts'
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
  const { asked } = usePupilList()
  const { open, openThe, close } = useOpen()
  const page = usePupilPage(asked)
  const shown = page.data?.pupils ?? []
  const list = (
    <div className="kit-stack">
      <div className="office-narrowing">
        <PupilSearchField />
        {page.data === undefined || page.data.total === 0 ? null : <ExportButton />}
      </div>
      <Answered query={page} rows={8}>
        {(data) => (
          <>
            <PupilTable page={data} isRefreshing={page.isPlaceholderData} />
            <PupilPages total={data.total} />
          </>
        )}
      </Answered>
    </div>
  )
  const panel =
    open === 'new' ? (
      <NewPupilPanel onClose={close} onMade={openThe} />
    ) : open === undefined ? null : (
      <PupilPanel key={open} pupilId={open} neighbours={neighboursOf(open, shown)} onClose={close} />
    )
  return (
    <>
      <PageHeading
        title={texts.title}
        lead={page.data === undefined ? undefined : <span role="status">{texts.lead(page.data.total)}</span>}
        actions={
          <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
            {texts.add}
          </Button>
        }
      />
      <ListAndPanel list={list} panel={panel} />
    </>
  )
}

function neighboursOf(pupilId: string, shown: readonly { pupilId: string }[]): { previous: string | undefined; next: string | undefined } {
  const at = shown.findIndex((pupil) => pupil.pupilId === pupilId)
  return at === -1 ? { previous: undefined, next: undefined } : { previous: shown[at - 1]?.pupilId, next: shown[at + 1]?.pupilId }
}
