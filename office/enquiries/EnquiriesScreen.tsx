import { PageHeading } from '../../kit/PageShell.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Answered } from '../Answered.tsx'
import { ListPages } from '../list/ListPages.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { ENQUIRIES_PER_PAGE, type EnquiryRow, useEnquiryPage } from './enquiries.ts'
import { EnquiryNarrowing } from './EnquiryNarrowing.tsx'
import { EnquiryPanel } from './EnquiryPanel.tsx'
import { EnquiryTable } from './EnquiryTable.tsx'
import type { EnquirySearch } from './enquiry-search.ts'
import { useEnquiryTexts } from './texts.ts'
import './enquiries.css'

/** What families have written to the school. */
export function EnquiriesScreen() {
  const texts = useTexts()
  const { title } = useEnquiryTexts()
  const { mayRunOffice } = useAtSchool()
  if (mayRunOffice) return <Enquiries />
  return (
    <>
      <PageHeading title={title} />
      <EmptyState drawing="people" title={texts.notYourTask.title}>
        {texts.notYourTask.advice}
      </EmptyState>
    </>
  )
}

function Enquiries() {
  const texts = useEnquiryTexts()
  const { asked } = useListSearch<EnquirySearch>()
  const page = useEnquiryPage(asked)
  return (
    <ListAndPanel panel={<Panel shown={page.data?.enquiries ?? []} />}>
      <PageHeading title={texts.title} lead={page.data === undefined ? undefined : <span role="status">{texts.lead(page.data.total)}</span>} />
      <div className="kit-stack">
        <EnquiryNarrowing />
        <Answered query={page} rows={8}>
          {(data) => (
            <>
              <EnquiryTable page={data} isRefreshing={page.isPlaceholderData} />
              <ListPages total={data.total} perPage={ENQUIRIES_PER_PAGE} />
            </>
          )}
        </Answered>
      </div>
    </ListAndPanel>
  )
}

function Panel({ shown }: { shown: readonly EnquiryRow[] }) {
  const { open, close } = useOpen()
  if (open === undefined) return null
  const at = shown.findIndex(({ enquiryId }) => enquiryId === open)
  const neighbours = at === -1 ? { previous: undefined, next: undefined } : { previous: shown[at - 1]?.enquiryId, next: shown[at + 1]?.enquiryId }
  return <EnquiryPanel key={open} enquiryId={open} neighbours={neighbours} onClose={close} />
}
