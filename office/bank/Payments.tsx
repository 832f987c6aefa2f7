import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import type { Column } from '../../kit/Table.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
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
  return <OpenableTable caption={caption} columns={columns} rows={payments} keyOf={({ paymentId }) => paymentId} empty={{ drawing: 'tray', ...empty }} />
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
