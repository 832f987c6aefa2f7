// The return receipt (kassasystemforskrifta § 2-8-4): a word and a series of its own, the sale that it is of, and every
// amount below nothing, so that nobody takes it for a sale.
import { Fact } from '../../kit/paper-parts.tsx'
import type { RouteReply } from '../../contract/route-types.ts'
import { paperAmount, paperDate } from '../../kit/paper-words.ts'
import { Lines, Operator, Seller, Vat } from '../receipts/SalesReceipt.tsx'
import { useReturnTexts, useTexts } from '../texts.ts'

type Receipt = RouteReply<'GET /api/till/returns/:returnId/receipt'>

export function ReturnReceipt({ receipt, isCopy = false }: { receipt: Receipt; isCopy?: boolean }) {
  const texts = useTexts().receipt
  const returnTexts = useReturnTexts().receipt
  const below = belowNothing(receipt)
  const { sale } = receipt
  return (
    <article className="till-receipt">
      {isCopy ? <p className="till-receipt-copy">{texts.copy}</p> : null}
      <h2 className="till-receipt-title">{returnTexts.title}</h2>
      <Seller receipt={receipt} />
      <dl className="till-receipt-facts">
        <Fact name={returnTexts.number}>{receipt.returnReceiptNumber}</Fact>
        <Fact name={texts.dateAndTime}>{paperDate(receipt)}</Fact>
        <Fact name={texts.register}>{receipt.registerId}</Fact>
        <Fact name={texts.journal}>{receipt.journalNumber}</Fact>
        <Operator receipt={receipt} />
        <Fact name={returnTexts.ofSale}>{returnTexts.saleIs(sale.receiptNumber, sale.localDate.split('-').toReversed().join('.'))}</Fact>
        {sale.registerId === receipt.registerId ? null : <Fact name={returnTexts.saleRegister}>{sale.registerId}</Fact>}
      </dl>
      <Lines receipt={below} />
      <p className="till-receipt-total">
        <span>{returnTexts.total}</span>
        <span className="till-receipt-amount">{paperAmount(below.totalOre)}</span>
      </p>
      <Vat receipt={below} />
      <dl className="till-receipt-facts">
        <Fact name={returnTexts.paidTo}>
          {texts.meansOfPayment} <span className="till-receipt-amount">{paperAmount(below.totalOre)}</span>
        </Fact>
      </dl>
    </article>
  )
}

function belowNothing({ lines, vat, totalOre }: Receipt) {
  return {
    lines: lines.map((line) => ({ ...line, amountOre: -line.amountOre })),
    vat: vat.map((row) => ({ ...row, baseOre: -row.baseOre, vatOre: -row.vatOre })),
    totalOre: -totalOre,
  }
}
