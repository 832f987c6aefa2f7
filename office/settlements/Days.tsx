import { Amount } from '../../kit/Amount.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { OpenableTable } from '../list/OpenableTable.tsx'
import { DayOfProvider } from './DayOfProvider.tsx'
import type { ShownDay } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

const COLOURS = { well: 'success', open: 'warning', waiting: 'info' } as const

export const nameOfDay = ({ provider, day }: Pick<ShownDay, 'provider' | 'day'>) => `${provider}-${day}`

export function Days({ days }: { days: readonly ShownDay[] }) {
  const texts = useSettlementTexts()
  return (
    <OpenableTable
      caption={texts.captions.days}
      columns={[
        {
          key: 'day',
          title: texts.columns.day,
          isRowName: true,
          cell: ({ day, provider }) => <DayOfProvider day={day} provider={provider} />,
        },
        {
          key: 'ours',
          title: texts.columns.ours,
          align: 'end',
          wideOnly: true,
          cell: ({ oursCapturedOre, oursGivenBackOre }) => <Amount ore={oursCapturedOre + oursGivenBackOre} />,
        },
        {
          key: 'theirs',
          title: texts.columns.theirs,
          align: 'end',
          wideOnly: true,
          cell: ({ state, theirsCapturedOre, theirsGivenBackOre }) => (state === 'waiting' ? '–' : <Amount ore={theirsCapturedOre + theirsGivenBackOre} />),
        },
        { key: 'payout', title: texts.columns.payout, align: 'end', cell: ({ payoutOre }) => (payoutOre === 0 ? '–' : <Amount ore={-payoutOre} />) },
        { key: 'bank', title: texts.columns.bank, align: 'end', wideOnly: true, cell: ({ bankOre }) => (bankOre === null ? '–' : <Amount ore={bankOre} />) },
        { key: 'state', title: texts.columns.state, cell: ({ state }) => <Tag colour={COLOURS[state]}>{texts.states[state]}</Tag> },
      ]}
      rows={days}
      keyOf={nameOfDay}
      empty={{ drawing: 'receipt', ...texts.noDays }}
    />
  )
}
