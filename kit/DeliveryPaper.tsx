// The delivery receipt (kassasystemforskrifta § 2-8-7): a word and a series of its own, what was delivered, and what of it
// is owed. It says twice, larger than any amount, that it is no receipt for a purchase. The till and the office show the same.
import type { RouteReply } from '../contract/route-types.ts'
import { tillReceiptTexts } from '../language/till-receipts/texts.ts'
import { useTextsOf } from './language.tsx'
import { Fact, Sum } from './paper-parts.tsx'
import { groupedNumber, paperDate } from './paper-words.ts'
import './day-report.css'

type Receipt = RouteReply<'GET /api/till/purchases/:purchaseId/delivery-receipt'>

export function DeliveryPaper({ receipt }: { receipt: Receipt }) {
  const { delivery: texts } = useTextsOf(tillReceiptTexts)
  const { operator } = receipt
  return (
    <article className="kit-report">
      <h2>{texts.title}</h2>
      <p className="kit-report-word">{texts.notForPurchase}</p>
      <address>
        <strong>{operator.name}</strong>
        <span>
          {operator.address}, {operator.postalCode} {operator.city}
        </span>
        <span>
          {texts.organisationNumber(groupedNumber(operator.organisationNumber))}
          {operator.isVatRegistered ? ' MVA' : ''}
        </span>
        <span>{receipt.schoolName}</span>
      </address>
      <dl>
        <Fact name={texts.number}>{receipt.deliveryNumber}</Fact>
        <Fact name={texts.dateAndTime}>{paperDate(receipt)}</Fact>
        <Fact name={texts.register}>{receipt.registerId}</Fact>
        <Fact name={texts.ofSale}>{receipt.receiptNumber}</Fact>
      </dl>
      <dl>
        {receipt.lines.map(({ name, quantity, amountOre }, place) => (
          <Fact key={`${place} ${name}`} name={`${quantity} × ${name}`}>
            <Sum ore={amountOre} />
          </Fact>
        ))}
      </dl>
      <p className="kit-report-total">
        <span>{texts.onCredit}</span>
        <Sum ore={receipt.overdrawnOre} />
      </p>
      <p>{texts.explained}</p>
      <p className="kit-report-word">{texts.notForPurchase}</p>
    </article>
  )
}
