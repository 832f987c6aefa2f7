import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Tag } from '../../kit/Tag.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { OpenableTable } from '../list/OpenableTable.tsx'
import type { OfficeRefund, Payouts } from './payouts.ts'
import { usePayoutTexts } from './payout-texts.ts'

/** What a second person must say yes to. */
export function WaitingTable({ refunds }: { refunds: readonly OfficeRefund[] }) {
  const texts = usePayoutTexts()
  const { language } = useLanguage()
  return (
    <OpenableTable
      caption={texts.captions.waiting}
      columns={[
        { key: 'pupil', title: texts.columns.pupil, isRowName: true, cell: ({ pupilName }) => pupilName },
        { key: 'school', title: texts.columns.school, wideOnly: true, cell: ({ schoolName }) => schoolName },
        { key: 'asked', title: texts.columns.asked, cell: ({ refund }) => formatDay(refund.askedAt, { language }) },
        { key: 'amount', title: texts.columns.amount, align: 'end', cell: ({ refund }) => <Amount ore={refund.amountOre} /> },
      ]}
      rows={refunds}
      keyOf={({ refund }) => refund.refundId}
      empty={{ drawing: 'tray', ...texts.nothingWaiting }}
    />
  )
}

/** What waits for an account, or for somebody to say whose it is. */
export function UnclaimedTable({ payouts: { unclaimed, unclaimedOre } }: { payouts: Payouts }) {
  const texts = usePayoutTexts()
  const { language } = useLanguage()
  return (
    <div className="kit-stack">
      {unclaimedOre === 0 ? null : <p>{texts.unclaimed(unclaimedOre)}</p>}
      <OpenableTable
        caption={texts.captions.unclaimed}
        columns={[
          { key: 'pupil', title: texts.columns.pupil, isRowName: true, cell: ({ pupilName }) => pupilName },
          { key: 'payee', title: texts.columns.payee, cell: ({ payeeName }) => payeeName ?? texts.nobody },
          {
            key: 'waits',
            title: texts.columns.waitsFor,
            cell: ({ waitsFor }) => <Tag colour={waitsFor === 'day' ? 'info' : 'warning'}>{texts.waitsFor[waitsFor]}</Tag>,
          },
          { key: 'since', title: texts.columns.asked, wideOnly: true, cell: ({ since }) => formatDay(since, { language }) },
          { key: 'amount', title: texts.columns.amount, align: 'end', cell: ({ amountOre }) => <Amount ore={amountOre} /> },
        ]}
        rows={unclaimed}
        keyOf={({ partId }) => partId}
        empty={{ drawing: 'tray', ...texts.nothingUnclaimed }}
      />
    </div>
  )
}

export function Nothing({ words: { title, advice } }: { words: { title: string; advice: string } }) {
  return (
    <Card>
      <EmptyState drawing="tray" title={title}>
        {advice}
      </EmptyState>
    </Card>
  )
}
