// The sales receipt with what the law asks for (kassasystemforskrifta § 2-8-4): the word itself half as large again as the
// amounts, number, date and time, who sells, what, each VAT rate, the register, and how it was paid.
import type { RouteReply } from '../../contract/route-types.ts'
import { useTexts } from '../texts.ts'
import { Fact } from '../../kit/paper-parts.tsx'
import { withNote } from '../../rules/line-notes.ts'
import { groupedNumber, paperAmount, paperDate, vatRateText } from '../../kit/paper-words.ts'

type Receipt = RouteReply<'GET /api/till/purchases/:purchaseId/receipt'>

/** A receipt as it is shown: of a sale that waits on the device, the number and the journal come when it is handed in. */
export type ShownReceipt = Omit<Receipt, 'purchaseId' | 'soldAt' | 'receiptNumber' | 'journalNumber' | 'overdrawnOre'> & {
  receiptNumber: number | null
  journalNumber: number | null
}

/** `isCopy` puts the law's word for its one copy above it. */
export function SalesReceipt({ receipt, isCopy = false }: { receipt: ShownReceipt; isCopy?: boolean }) {
  const texts = useTexts().receipt
  const { receiptNumber, aloneNumber, journalNumber } = receipt
  return (
    <article className="till-receipt">
      {isCopy ? <p className="till-receipt-copy">{texts.copy}</p> : null}
      <h2 className="till-receipt-title">{texts.title}</h2>
      <Seller receipt={receipt} />
      <dl className="till-receipt-facts">
        {receiptNumber === null ? null : <Fact name={texts.number}>{receiptNumber}</Fact>}
        {aloneNumber === null ? null : <Fact name={receiptNumber === null ? texts.number : texts.aloneNumber}>{aloneNumber}</Fact>}
        <Fact name={texts.dateAndTime}>{paperDate(receipt)}</Fact>
        <Fact name={texts.register}>{receipt.registerId}</Fact>
        {journalNumber === null ? null : <Fact name={texts.journal}>{journalNumber}</Fact>}
        <Operator receipt={receipt} />
      </dl>
      {journalNumber === null ? <p className="till-receipt-note">{texts.soldAlone}</p> : null}
      <Lines receipt={receipt} />
      <p className="till-receipt-total">
        <span>{texts.total}</span>
        <span className="till-receipt-amount">{paperAmount(receipt.totalOre)}</span>
      </p>
      <Vat receipt={receipt} />
      <dl className="till-receipt-facts">
        <Fact name={texts.paidBy}>
          {texts.meansOfPayment} <span className="till-receipt-amount">{paperAmount(receipt.totalOre)}</span>
        </Fact>
      </dl>
      {journalNumber === null ? <p className="till-receipt-note">{texts.bookedLater}</p> : null}
    </article>
  )
}

export function Seller({ receipt: { operator, schoolName } }: { receipt: Pick<Receipt, 'operator' | 'schoolName'> }) {
  const texts = useTexts().receipt
  return (
    <address className="till-receipt-seller">
      <strong>{operator.name}</strong>
      <span>
        {operator.address}, {operator.postalCode} {operator.city}
      </span>
      <span>
        {texts.organisationNumber(groupedNumber(operator.organisationNumber))}
        {operator.isVatRegistered ? ' MVA' : ''}
      </span>
      <span>
        {texts.soldAt} {schoolName}
      </span>
    </address>
  )
}

/** Who rang it up, with the number that reports know them by. */
export function Operator({ receipt: { cashier } }: { receipt: Pick<Receipt, 'cashier'> }) {
  const texts = useTexts().receipt
  return cashier === null ? null : (
    <Fact name={texts.cashier}>
      {cashier.name} ({cashier.number})
    </Fact>
  )
}

export function Lines({ receipt: { lines } }: { receipt: Pick<Receipt, 'lines'> }) {
  const texts = useTexts().receipt
  return (
    <ul className="till-receipt-lines" aria-label={texts.lines}>
      {lines.map((line, place) => (
        <li key={`${place} ${line.productId}`}>
          <span>
            {line.quantity > 1 ? `${line.quantity} × ` : ''}
            {withNote(line)}
            {line.quantity > 1 ? (
              <span className="till-receipt-each">
                {' '}
                {texts.each} <span className="till-receipt-amount">{paperAmount(line.unitPriceOre)}</span>
              </span>
            ) : null}
          </span>
          <span className="till-receipt-amount">{paperAmount(line.amountOre)}</span>
        </li>
      ))}
    </ul>
  )
}

export function Vat({ receipt: { vat } }: { receipt: Pick<Receipt, 'vat'> }) {
  const texts = useTexts().receipt
  return (
    <table className="till-receipt-vat">
      <caption className="kit-unseen">{texts.vatTable}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.vatRates}</th>
          <th scope="col">{texts.vatBase}</th>
          <th scope="col">{texts.vatAmount}</th>
        </tr>
      </thead>
      <tbody>
        {vat.map(({ vatCode, vatRate, baseOre, vatOre }) => (
          <tr key={vatCode}>
            <th scope="row">{vatRate === 0 ? texts.noVat : texts.vatRate(vatRateText(vatRate))}</th>
            <td>
              <span className="till-receipt-amount">{paperAmount(baseOre)}</span>
            </td>
            <td>
              <span className="till-receipt-amount">{paperAmount(vatOre)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
