// Whoever follows a wallet is told when money has come from the bank: the payer may be somebody else.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { Message } from '../messages/index.ts'
import type { Reader } from './pupil-store.ts'

export function letterOfPayment(
  { email, firstName, language, childFirstName, schoolName }: Reader,
  { amountOre, balanceOre }: { amountOre: number; balanceOre: number },
): Message {
  const { greeting, regards, bankPayment: texts } = messageTexts[language]
  const amount = formatKroner(amountOre)
  return {
    channel: 'email',
    recipient: email,
    subject: texts.subject(amount, childFirstName),
    body: [greeting(firstName), texts.text(amount, childFirstName, schoolName), texts.balance(formatKroner(balanceOre)), regards].join('\n\n'),
  }
}
