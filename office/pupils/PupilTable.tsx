import { Amount } from '../../kit/Amount.tsx'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmailAddress } from '../../kit/EmailAddress.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { type Column, Table } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { useHasPanelBeside } from '../panel/use-has-panel-beside.ts'
import { FirstPageInstead } from '../list/FirstPageInstead.tsx'
import { useListSearch } from '../list/use-list-search.ts'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import type { PupilSearch, SortKey } from './pupil-search.ts'
import { type Pupil, pupilName, type PupilPage } from './pupils.ts'

export function PupilTable({ page, isRefreshing }: { page: PupilPage; isRefreshing: boolean }) {
  const texts = useTexts().pupils
  const { asked, ask } = useListSearch<PupilSearch>()
  const { open, toggle } = useOpen()
  return (
    <Table<Pupil, SortKey>
      caption={texts.caption}
      captionUnseen
      columns={useColumns()}
      rows={page.pupils}
      rowKey={({ pupilId }) => pupilId}
      sorting={{ by: asked.sort ?? 'name', descending: asked.descending ?? false }}
      onSort={({ by, descending }) => ask({ sort: by, descending: descending ? true : undefined })}
      isRefreshing={isRefreshing}
      onOpen={({ pupilId }) => toggle(pupilId)}
      openKey={open}
      empty={<NoPupils />}
    />
  )
}

function NoPupils() {
  const texts = useTexts().pupils
  const { asked, ask } = useListSearch<PupilSearch>()
  const { openThe } = useOpen()
  if (asked.page !== undefined) return <FirstPageInstead />
  if (asked.search === undefined) {
    return (
      <Card>
        <EmptyState drawing="people" title={texts.empty.title} action={<Button onClick={() => openThe('new')}>{texts.add}</Button>}>
          {texts.empty.advice}
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card>
      <EmptyState
        drawing="search"
        title={texts.noHits(asked.search)}
        action={
          <Button look="secondary" onClick={() => ask({ search: undefined })}>
            {texts.showAll}
          </Button>
        }
      >
        {texts.noHitsAdvice}
      </EmptyState>
    </Card>
  )
}

function useColumns(): Column<Pupil, SortKey>[] {
  const texts = useTexts().pupils
  const hasPanelBeside = useHasPanelBeside()
  const details: Column<Pupil, SortKey>[] = [
    {
      key: 'email' as SortKey,
      title: texts.email,
      wideOnly: true,
      cell: ({ email }) => (email === null ? <span className="kit-muted">{texts.noEmail}</span> : <EmailAddress email={email} />),
    },
    {
      key: 'profile' as SortKey,
      title: texts.profile,
      wideOnly: true,
      cell: ({ hasProfile }) => (hasProfile ? <Tag colour="success">{texts.hasProfile}</Tag> : <Tag>{texts.noProfile}</Tag>),
    },
  ]
  return [
    { key: 'name', title: texts.name, sortable: true, isRowName: true, cell: (pupil) => pupilName(pupil, texts.erased) },
    {
      key: 'class',
      title: texts.className,
      sortable: true,
      cell: ({ className, isErased }) => (!isErased && className) || <span className="kit-muted">{texts.noClass}</span>,
    },
    ...(hasPanelBeside ? [] : details),
    { key: 'balance', title: texts.balance, sortable: true, align: 'end', cell: ({ balanceOre }) => <Amount ore={balanceOre} /> },
  ]
}
