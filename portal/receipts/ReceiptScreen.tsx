import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ForPrinter } from '../../kit/ForPrinter.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Fact, Sum } from '../../kit/paper-parts.tsx'
import { groupedNumber, paperAmount, paperDate, vatRateText } from '../../kit/paper-words.ts'
import { useScreenTitle } from '../../kit/screen-title.ts'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { useTokenInAddress } from '../token-in-address.ts'
import { useReceiptTexts } from './receipt-texts.ts'
import '../../kit/day-report.css'
import { withNote } from '../../rules/line-notes.ts'
import './receipts.css'

type Receipt = RouteReply<'POST /api/receipt-links/open'>

/** Where a receipt link leads: the receipt as the law wants it, for whoever has the link. */
export function ReceiptScreen() {
  const texts = useReceiptTexts()
  const token = useTokenInAddress()
  useScreenTitle(texts.title)
  return token === undefined ? <Broken /> : <Linked token={token} />
}

function Linked({ token }: { token: string }) {
  const { data, error, isFetching, refetch } = useQuery({
    // The token is no key, so that it stands in no list of what was asked.
    queryKey: ['receipt-link'],
    queryFn: ({ signal }) => call('POST /api/receipt-links/open', { body: { token }, signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (data === undefined && error === null) return <Loading rows={6} />
  if (data === undefined)
    return error instanceof ApiRefusal && error.code === 'receipt_link_not_valid' ? (
      <Broken />
    ) : (
      <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
    )
  return <Shown receipt={data} />
}

function Shown({ receipt }: { receipt: Receipt }) {
  const texts = useReceiptTexts()
  const { language } = useLanguage()
  return (
    <div className="portal-narrow kit-stack">
      <h1 className="kit-unseen">{texts.title}</h1>
      <Paper receipt={receipt} />
      <Button look="secondary" wide onClick={() => print()}>
        {texts.print}
      </Button>
      <p className="kit-muted">{texts.until(formatCalendarDay(norwegianTime(new Date(receipt.expiresAt)).date, { language, now: 0 }))}</p>
      <ForPrinter>
        <Paper receipt={receipt} />
      </ForPrinter>
    </div>
  )
}

function Paper({ receipt }: { receipt: Receipt }) {
  const texts = useReceiptTexts()
  const { operator, lines, vat } = receipt
  return (
    <article className="kit-report portal-receipt">
      {receipt.isCopy ? <p className="kit-report-word">{texts.copy}</p> : null}
      <h2>{texts.word}</h2>
      <address>
        <strong>{operator.name}</strong>
        <span>
          {operator.address}, {operator.postalCode} {operator.city}
        </span>
        <span>
          {texts.organisationNumber(groupedNumber(operator.organisationNumber))}
          {operator.isVatRegistered ? ' MVA' : ''}
        </span>
        <span>
          {texts.soldAt} {receipt.schoolName}
        </span>
      </address>
      <dl>
        <Fact name={texts.number}>{receipt.receiptNumber}</Fact>
        {receipt.aloneNumber === null ? null : <Fact name={texts.aloneNumber}>{receipt.aloneNumber}</Fact>}
        <Fact name={texts.dateAndTime}>{paperDate(receipt)}</Fact>
        <Fact name={texts.register}>{receipt.registerId}</Fact>
        <Fact name={texts.journal}>{receipt.journalNumber}</Fact>
        {receipt.cashier === null ? null : (
          <Fact name={texts.cashier}>
            {receipt.cashier.name} ({receipt.cashier.number})
          </Fact>
        )}
      </dl>
      <dl className="portal-receipt-lines">
        {lines.map(({ quantity, unitPriceOre, amountOre, ...line }, place) => (
          <Fact key={`${place} ${line.name}`} name={quantity > 1 ? `${quantity} × ${withNote(line)} à ${paperAmount(unitPriceOre)}` : withNote(line)}>
            <Sum ore={amountOre} />
          </Fact>
        ))}
      </dl>
      <p className="kit-report-total">
        <span>{texts.total}</span>
        <Sum ore={receipt.totalOre} />
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.vat}</th>
            <th scope="col">{texts.base}</th>
            <th scope="col">{texts.vatAmount}</th>
          </tr>
        </thead>
        <tbody>
          {vat.map(({ vatCode, vatRate, baseOre, vatOre }) => (
            <tr key={`${vatCode} ${vatRate}`}>
              <th scope="row">{vatRate === 0 ? texts.noVat : `${vatRateText(vatRate)} %`}</th>
              <td>
                <Sum ore={baseOre} />
              </td>
              <td>
                <Sum ore={vatOre} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        <Fact name={texts.paidBy}>
          {texts.meansOfPayment} <Sum ore={receipt.totalOre} />
        </Fact>
      </dl>
    </article>
  )
}

function Broken() {
  const texts = useReceiptTexts()
  return (
    <EmptyState
      isScreen
      drawing="receipt"
      title={texts.broken}
      action={
        <Link to="/" {...buttonLook()}>
          {texts.toProfile}
        </Link>
      }
    >
      {texts.brokenAdvice}
    </EmptyState>
  )
}
