import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { type Column, Table } from '../../kit/Table.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { FirstPageInstead } from '../list/FirstPageInstead.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { useHasPanelBeside } from '../panel/use-has-panel-beside.ts'
import { useOpen } from '../use-open.ts'
import type { EnquiryPage, EnquiryRow } from './enquiries.ts'
import { EnquiryState } from './EnquiryState.tsx'
import type { EnquirySearch, EnquirySortKey } from './enquiry-search.ts'
import { useEnquiryTexts } from './texts.ts'
import { useWaitedText } from './use-waited-text.ts'
import { isLongWait } from './waited.ts'

export function EnquiryTable({ page, isRefreshing }: { page: EnquiryPage; isRefreshing: boolean }) {
  const texts = useEnquiryTexts()
  const { asked, ask } = useListSearch<EnquirySearch>()
  const { open, toggle } = useOpen()
  return (
    <Table<EnquiryRow, EnquirySortKey>
      caption={texts.caption}
      captionUnseen
      columns={useColumns()}
      rows={page.enquiries}
      rowKey={({ enquiryId }) => enquiryId}
      sorting={{ by: asked.sort ?? 'waiting', descending: asked.descending ?? false }}
      onSort={({ by, descending }) => ask({ sort: by === 'waiting' ? undefined : by, descending: descending ? true : undefined })}
      isRefreshing={isRefreshing}
      onOpen={({ enquiryId }) => toggle(enquiryId)}
      openKey={open}
      empty={<NoEnquiries />}
    />
  )
}

function NoEnquiries() {
  const texts = useEnquiryTexts()
  const { asked, ask } = useListSearch<EnquirySearch>()
  if (asked.page !== undefined) return <FirstPageInstead />
  const isNarrowed = asked.search !== undefined || asked.topic !== undefined || asked.mine !== undefined || asked.state !== undefined
  const showAll = (
    <Button look="secondary" onClick={() => ask({ search: undefined, topic: undefined, mine: undefined, state: 'all' })}>
      {texts.showAll}
    </Button>
  )
  return (
    <Card>
      {isNarrowed ? (
        <EmptyState drawing="search" title={texts.noHits} action={asked.state === 'all' && asked.search === undefined ? undefined : showAll}>
          {texts.noHitsAdvice}
        </EmptyState>
      ) : (
        <EmptyState drawing="fjord" title={texts.empty.title} action={showAll}>
          {texts.empty.advice}
        </EmptyState>
      )}
    </Card>
  )
}

function useColumns(): Column<EnquiryRow, EnquirySortKey>[] {
  const texts = useEnquiryTexts()
  const hasPanelBeside = useHasPanelBeside()
  const { language } = useLanguage()
  const waitedText = useWaitedText()
  const details: Column<EnquiryRow, EnquirySortKey>[] = [
    {
      key: 'latest' as EnquirySortKey,
      title: texts.latest,
      wideOnly: true,
      cell: ({ excerpt }) => <span className="office-excerpt kit-muted kit-small">{excerpt}</span>,
    },
    {
      key: 'assignee' as EnquirySortKey,
      title: texts.assignee,
      wideOnly: true,
      cell: ({ assignee }) => (assignee === null ? <span className="kit-muted">{texts.nobody}</span> : assignee.firstName),
    },
    {
      key: 'changed',
      title: texts.changed,
      sortable: true,
      wideOnly: true,
      align: 'end',
      cell: ({ changedAt }) => <span className="office-when">{formatInstant(changedAt, { language })}</span>,
    },
  ]
  return [
    { key: 'number', title: texts.number, sortable: true, wideOnly: true, cell: ({ number }) => number },
    {
      key: 'writer' as EnquirySortKey,
      title: texts.writer,
      isRowName: true,
      cell: ({ writer, pupilName, topic }) => (
        <span className="office-enquiry-name">
          {/* Whoever has no profile is known by their address. */}
          <EmailAddress email={writer} />
          <span className="kit-muted kit-small">
            {texts.topics[topic]}
            {pupilName === null ? null : ` ${texts.about(pupilName)}`}
          </span>
        </span>
      ),
    },
    ...(hasPanelBeside ? [] : details.slice(0, 1)),
    { key: 'state' as EnquirySortKey, title: texts.state, cell: ({ state }) => <EnquiryState state={state} /> },
    ...(hasPanelBeside ? [] : details.slice(1)),
    {
      key: 'waiting',
      title: texts.waits,
      sortable: true,
      align: 'end',
      cell: ({ waitsSince }) =>
        waitsSince === null ? (
          <span className="kit-muted">{texts.notWaiting}</span>
        ) : (
          <span className="office-when" data-long={isLongWait(waitsSince, Date.now()) || undefined}>
            {waitedText(waitsSince)}
          </span>
        ),
    },
  ]
}
