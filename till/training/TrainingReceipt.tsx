import { Fact } from '../../kit/paper-parts.tsx'
import type { RouteReply } from '../../contract/route-types.ts'
import { NotForPurchase } from '../receipts/NotForPurchase.tsx'
import { useTexts, useTrainingTexts } from '../texts.ts'

type Receipt = RouteReply<'GET /api/till/training-sales/:trainingSaleId/receipt'>

/** The training receipt (§ 2-8-6). */
export function TrainingReceipt({ receipt }: { receipt: Receipt }) {
  const texts = useTexts().receipt
  const training = useTrainingTexts().receipt
  return (
    <NotForPurchase
      receipt={receipt}
      title={training.title}
      word={training.notForPurchase}
      number={<Fact name={training.number}>{receipt.trainingNumber}</Fact>}
      facts={<Fact name={texts.journal}>{receipt.journalNumber}</Fact>}
      total={texts.total}
    />
  )
}
