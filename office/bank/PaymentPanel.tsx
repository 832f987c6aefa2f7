import type { ReactNode } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { formatAccountNumber } from '../../rules/account-number.ts'
import { formatKid } from '../../rules/kid.ts'
import { SidePanel } from '../panel/SidePanel.tsx'
import type { Payment } from './bank.ts'
import { useBankTexts } from './bank-texts.ts'
import { CreditPayment } from './CreditPayment.tsx'
import { SettlePayment } from './SettlePayment.tsx'

/** One payment: what the bank says of it, and what can be done with it. */
export function PaymentPanel({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const texts = useBankTexts()
  const { why, state, direction, meant, note } = payment
  return (
    <SidePanel title={payment.payerName ?? texts.unknownPayer} onClose={onClose}>
      <div className="kit-stack" data-gap="large">
        <div className="kit-stack">
          {why === null ? null : <Notice tone="warning">{texts.whyLong[why]}</Notice>}
          {state === 'credited' && meant !== null ? <Notice tone="success">{texts.panel.creditedTo(meant.name, meant.schoolName)}</Notice> : null}
          {state === 'settled' ? <Notice>{note}</Notice> : null}
          <Facts payment={payment} />
        </div>
        {state === 'waiting' && direction === 'in' && why !== 'taken_back' ? <CreditPayment payment={payment} /> : null}
        {state === 'waiting' ? <SettlePayment payment={payment} /> : null}
      </div>
    </SidePanel>
  )
}

function Facts({ payment }: { payment: Payment }) {
  const texts = useBankTexts().panel
  const { language } = useLanguage()
  const facts: [string, ReactNode][] = [
    [texts.amount, <Amount key="amount" ore={payment.direction === 'in' ? payment.amountOre : -payment.amountOre} />],
    [texts.day, formatCalendarDay(payment.bookedOn, { language })],
    [texts.kid, payment.kid === null ? texts.nothingWritten : formatKid(payment.kid)],
    [texts.message, payment.message ?? texts.nothingWritten],
    [texts.account, formatAccountNumber(payment.accountNumber)],
    [texts.reference, payment.reference],
  ]
  return (
    <dl className="office-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="office-long">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
