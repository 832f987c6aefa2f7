// The payer's receipt. It is put in the outgoing mail in the same transaction as the money, so that it
// is sent if and only if the money is there.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { TOPUP_FEE_ORE } from '../../rules/topup-amounts.ts'
import type { Message } from '../messages/index.ts'

export type ReceiptFacts = {
  email: string
  payerFirstName: string
  language: Language
  childFirstName: string
  schoolName: string
  operatorName: string
  organisationNumber: string
}

const LOCALES: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

export function letterOfReceipt(
  facts: ReceiptFacts,
  { topupId, amountOre, cardFeeOre, balanceOre, creditedAt }: { topupId: string; amountOre: number; cardFeeOre: number; balanceOre: number; creditedAt: Date },
): Message {
  const { language, childFirstName, schoolName } = facts
  const { greeting, regards, topupReceipt: texts } = messageTexts[language]
  const amount = formatKroner(amountOre)
  const time = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Europe/Oslo', dateStyle: 'long', timeStyle: 'short' }).format(creditedAt)
  const details = [
    // What was owed for a lost card is taken of this money; without a word the balance would not add up.
    ...(cardFeeOre > 0 ? [texts.cardFee(formatKroner(cardFeeOre))] : []),
    texts.balance(formatKroner(balanceOre)),
    texts.fee(formatKroner(TOPUP_FEE_ORE)),
    texts.paidAt(time),
    texts.paidTo(facts.operatorName, facts.organisationNumber),
    texts.reference(topupId),
  ]
  return {
    channel: 'email',
    recipient: facts.email,
    subject: texts.subject(amount, childFirstName),
    body: [greeting(facts.payerFirstName), texts.text(amount, childFirstName, schoolName), details.join('\n'), regards].join('\n\n'),
  }
}
