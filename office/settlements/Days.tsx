import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Table } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { useOpen } from '../use-open.ts'
import { DayOfProvider } from './DayOfProvider.tsx'
import type { ShownDay } from './settlements.ts'
import { useSettlementTexts } from './settlement-texts.ts'

const COLOURS = { well: 'success', open: 'warning', waiting: 'info' } as const

export const nameOfDay = ({ provider, day }: Pick<ShownDay, 'provider' | 'day'>) => `${provider}-${day}`

export function Days({ days }: { days: readonly ShownDay[] }) {
  const texts = useSettlementTexts()
  const { open, toggle } = useOpen()
  return (
    <Table
      caption={texts.captions.days}
      captionUnseen
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
      rowKey={nameOfDay}
      onOpen={(day) => toggle(nameOfDay(day))}
      openKey={open}
      empty={
        <Card>
          <EmptyState drawing="receipt" title={texts.noDays.title}>
            {texts.noDays.advice}
          </EmptyState>
        </Card>
      }
    />
  )
}
