import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { PlusIcon } from '../../kit/icons.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import type { Column } from '../../kit/Table.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { useCardTexts } from '../card-texts.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { ListAndPanel } from '../panel/ListAndPanel.tsx'
import { useHasPanelBeside } from '../panel/use-has-panel-beside.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { useOpen } from '../use-open.ts'
import { BatchPanel } from './BatchPanel.tsx'
import { type Batch, useBatches } from './cards.ts'
import { FindCard } from './FindCard.tsx'
import { GuestPanel } from './GuestPanel.tsx'
import { NewBatchPanel } from './NewBatchPanel.tsx'
import './cards.css'

export function CardsScreen() {
  const texts = useTexts()
  const { room } = useCardTexts()
  const { mayRunOffice } = useAtSchool()
  if (mayRunOffice) return <Cards />
  return (
    <>
      <PageHeading title={room.title} />
      <EmptyState drawing="card" title={texts.notYourTask.title}>
        {texts.notYourTask.advice}
      </EmptyState>
    </>
  )
}

function Cards() {
  const texts = useCardTexts().room
  const { openThe } = useOpen()
  const batches = useBatches()
  return (
    <ListAndPanel panel={<Panel batches={batches.data?.batches} />}>
      <PageHeading
        title={texts.title}
        lead={texts.lead}
        actions={
          <>
            <Button icon={<PlusIcon />} onClick={() => openThe('new')}>
              {texts.add}
            </Button>
            <Button look="secondary" onClick={() => openThe('guest')}>
              {texts.addGuest}
            </Button>
          </>
        }
      />
      <div className="kit-stack" data-gap="large">
        <FindCard />
        <Answered query={batches}>{(data) => <BatchTable batches={data.batches} />}</Answered>
      </div>
    </ListAndPanel>
  )
}

/** What is open beside the list. */
function Panel({ batches }: { batches: readonly Batch[] | undefined }) {
  const { open, openThe, close } = useOpen()
  if (open === undefined) return null
  if (open === 'new') return <NewBatchPanel onClose={close} onMade={openThe} />
  if (open === 'guest') return <GuestPanel onClose={close} />
  return batches === undefined ? null : <BatchPanel key={open} batch={batches.find(({ batchId }) => batchId === open)} onClose={close} />
}

function BatchTable({ batches }: { batches: readonly Batch[] }) {
  const texts = useCardTexts().room
  return (
    <OpenableTable
      caption={texts.caption}
      columns={useColumns()}
      rows={batches}
      keyOf={({ batchId }) => batchId}
      empty={{ drawing: 'card', ...texts.empty, add: texts.add }}
    />
  )
}

function useColumns(): Column<Batch>[] {
  const texts = useCardTexts().room
  const { language } = useLanguage()
  const hasPanelBeside = useHasPanelBeside()
  const details: Column<Batch>[] = [
    { key: 'made', title: texts.made, wideOnly: true, cell: ({ madeAt }) => formatDay(madeAt, { language }) },
    { key: 'madeBy', title: texts.madeBy, wideOnly: true, cell: ({ madeBy }) => madeBy },
  ]
  return [
    { key: 'label', title: texts.label, isRowName: true, cell: ({ label }) => label },
    ...(hasPanelBeside ? [] : details),
    { key: 'total', title: texts.total, align: 'end', wideOnly: true, cell: ({ cardCount }) => cardCount },
    { key: 'handedOut', title: texts.handedOut, align: 'end', cell: ({ handedOutCount }) => handedOutCount },
    { key: 'left', title: texts.left, align: 'end', cell: ({ unassignedCount }) => unassignedCount },
  ]
}
