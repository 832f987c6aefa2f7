import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Table } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { useOpen } from '../use-open.ts'
import { DayOfProvider } from './DayOfProvider.tsx'
import type { Difference } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

export function OpenDifferences({ differences }: { differences: readonly Difference[] }) {
  const texts = useSettlementTexts()
  const { open, toggle } = useOpen()
  return (
    <Table
      caption={texts.captions.open}
      captionUnseen
      columns={[
        {
          key: 'day',
          title: texts.columns.day,
          isRowName: true,
          cell: ({ day, provider }) => <DayOfProvider day={day} provider={provider} />,
        },
        { key: 'what', title: texts.columns.what, cell: ({ kind }) => <Tag colour="warning">{texts.kinds[kind]}</Tag> },
        { key: 'school', title: texts.columns.school, wideOnly: true, cell: ({ schoolName }) => schoolName ?? '–' },
        {
          key: 'difference',
          title: texts.columns.difference,
          align: 'end',
          cell: ({ oursOre, theirsOre }) => <Amount ore={(theirsOre ?? 0) - (oursOre ?? 0)} as="change" />,
        },
      ]}
      rows={differences}
      rowKey={({ differenceId }) => differenceId}
      onOpen={({ differenceId }) => toggle(differenceId)}
      openKey={open}
      empty={
        <Card>
          <EmptyState drawing="fjord" title={texts.nothingOpen.title}>
            {texts.nothingOpen.advice}
          </EmptyState>
        </Card>
      }
    />
  )
}
