import { Fact } from '../../kit/paper-parts.tsx'
import type { RouteReply } from '../../contract/route-types.ts'
import { NotForPurchase } from '../receipts/NotForPurchase.tsx'
import { useServedTexts } from './served-texts.ts'

type Receipt = RouteReply<'GET /api/till/provisional-receipts/:provisionalId'>

/** The provisional receipt (§ 2-8-5). */
export function ProvisionalReceipt({ receipt }: { receipt: Receipt }) {
  const { receipt: texts } = useServedTexts()
  return (
    <NotForPurchase
      receipt={receipt}
      title={texts.title}
      word={texts.notForPurchase}
      number={<Fact name={texts.number}>{receipt.provisionalNumber}</Fact>}
      facts={receipt.replacesNumber === null ? null : <Fact name={texts.replaces}>{receipt.replacesNumber}</Fact>}
      total={texts.total}
    >
      <p className="till-receipt-note">{texts.unpaid}</p>
    </NotForPurchase>
  )
}
