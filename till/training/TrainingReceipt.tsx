// The training receipt (kassasystemforskrifta § 2-8-6): it says twice, and larger than any amount, that it is no receipt for
// a purchase, and has numbers of its own.
import { Fact } from '../../kit/paper-parts.tsx'
import type { RouteReply } from '../../contract/route-types.ts'
import { paperAmount, paperDate } from '../../kit/paper-words.ts'
import { Lines, Operator, Seller, Vat } from '../receipts/SalesReceipt.tsx'
import { useTexts, useTrainingTexts } from '../texts.ts'

type Receipt = RouteReply<'GET /api/till/training-sales/:trainingSaleId/receipt'>

export function TrainingReceipt({ receipt }: { receipt: Receipt }) {
  const texts = useTexts().receipt
  const trainingTexts = useTrainingTexts().receipt
  return (
    <article className="till-receipt">
      <h2 className="till-receipt-title">{trainingTexts.title}</h2>
      <p className="till-training-word">{trainingTexts.notForPurchase}</p>
      <Seller receipt={receipt} />
      <dl className="till-receipt-facts">
        <Fact name={trainingTexts.number}>{receipt.trainingNumber}</Fact>
        <Fact name={texts.dateAndTime}>{paperDate(receipt)}</Fact>
        <Fact name={texts.register}>{receipt.registerId}</Fact>
        <Fact name={texts.journal}>{receipt.journalNumber}</Fact>
        <Operator receipt={receipt} />
      </dl>
      <Lines receipt={receipt} />
      <p className="till-receipt-total">
        <span>{texts.total}</span>
        <span className="till-receipt-amount">{paperAmount(receipt.totalOre)}</span>
      </p>
      <Vat receipt={receipt} />
      <p className="till-training-word">{trainingTexts.notForPurchase}</p>
    </article>
  )
}
