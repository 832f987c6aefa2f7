// A receipt that is none for a purchase: what was practised (kassasystemforskrifta § 2-8-6), or served before it is paid
// (§ 2-8-5). It says so twice, larger than any amount, and has numbers of its own.
import type { ReactNode } from 'react'
import { Fact } from '../../kit/paper-parts.tsx'
import { paperAmount, paperDate } from '../../kit/paper-words.ts'
import { useTexts } from '../texts.ts'
import { Lines, Operator, Seller, type ShownReceipt, Vat } from './SalesReceipt.tsx'

type Receipt = Pick<ShownReceipt, 'operator' | 'schoolName' | 'cashier' | 'lines' | 'vat' | 'totalOre' | 'registerId' | 'localDate' | 'localTime'>

type Props = {
  receipt: Receipt
  title: string
  word: string
  number: ReactNode
  /** What else tells it from others. */
  facts?: ReactNode
  total: string
  children?: ReactNode
}

export function NotForPurchase({ receipt, title, word, number, facts, total, children }: Props) {
  const texts = useTexts().receipt
  return (
    <article className="till-receipt">
      <h2 className="till-receipt-title">{title}</h2>
      <p className="till-receipt-word">{word}</p>
      <Seller receipt={receipt} />
      <dl className="till-receipt-facts">
        {number}
        <Fact name={texts.dateAndTime}>{paperDate(receipt)}</Fact>
        <Fact name={texts.register}>{receipt.registerId}</Fact>
        {facts}
        <Operator receipt={receipt} />
      </dl>
      <Lines receipt={receipt} />
      <p className="till-receipt-total">
        <span>{total}</span>
        <span className="till-receipt-amount">{paperAmount(receipt.totalOre)}</span>
      </p>
      <Vat receipt={receipt} />
      {children}
      <p className="till-receipt-word">{word}</p>
    </article>
  )
}
