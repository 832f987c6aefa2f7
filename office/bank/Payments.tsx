import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { type Column, Table } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { useOpen } from '../use-open.ts'
import type { Bank, Payment } from './bank.ts'
import { useBankTexts } from './bank-texts.ts'

export function Waiting({ bank }: { bank: Bank }) {
  const texts = useBankTexts()
  const columns = useColumns()
  return (
    <div className="kit-stack">
      {bank.waitingCount === 0 ? null : <p>{texts.waiting(bank.waitingCount, bank.waitingOre)}</p>}
      <PaymentTable
        caption={texts.captions.waiting}
        payments={bank.waiting}
        columns={[
          ...columns,
          { key: 'why', title: texts.columns.why, cell: ({ why }) => (why === null ? null : <Tag colour="warning">{texts.why[why]}</Tag>) },
        ]}
        empty={texts.nothingWaiting}
      />
    </div>
  )
}

export function Placed({ payments }: { payments: readonly Payment[] }) {
  const texts = useBankTexts()
  const columns = useColumns()
  return (
    <PaymentTable
      caption={texts.captions.placed}
      payments={payments}
      columns={[...columns, { key: 'where', title: texts.columns.where, cell: ({ state, meant }) => (state === 'credited' ? meant?.name : texts.settled) }]}
      empty={texts.nothingPlaced}
    />
  )
}

type PaymentTableProps = { caption: string; payments: readonly Payment[]; columns: Column<Payment>[]; empty: { title: string; advice: string } }

function PaymentTable({ caption, payments, columns, empty }: PaymentTableProps) {
  const { open, toggle } = useOpen()
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={columns}
      rows={payments}
      rowKey={({ paymentId }) => paymentId}
      onOpen={({ paymentId }) => toggle(paymentId)}
      openKey={open}
      empty={
        <Card>
          <EmptyState drawing="tray" title={empty.title}>
            {empty.advice}
          </EmptyState>
        </Card>
      }
    />
  )
}

function useColumns(): Column<Payment>[] {
  const texts = useBankTexts()
  const { language } = useLanguage()
  return [
    { key: 'payer', title: texts.columns.payer, isRowName: true, cell: ({ payerName }) => payerName ?? texts.unknownPayer },
    { key: 'day', title: texts.columns.day, cell: ({ bookedOn }) => formatCalendarDay(bookedOn, { language }) },
    {
      key: 'amount',
      title: texts.columns.amount,
      align: 'end',
      cell: ({ direction, amountOre }) => <Amount ore={direction === 'in' ? amountOre : -amountOre} />,
    },
  ]
}
