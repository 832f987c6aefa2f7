import { Amount } from '../../kit/Amount.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { DayOfProvider } from './DayOfProvider.tsx'
import type { Difference } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

export function OpenDifferences({ differences }: { differences: readonly Difference[] }) {
  const texts = useSettlementTexts()
  return (
    <OpenableTable
      caption={texts.captions.open}
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
      keyOf={({ differenceId }) => differenceId}
      empty={{ drawing: 'fjord', ...texts.nothingOpen }}
    />
  )
}
