// Whoever follows a wallet is told when money has come from the bank: the payer may be somebody else.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { Message } from '../messages/index.ts'
import type { Reader } from '../people/index.ts'

export function letterOfPayment(
  { email, firstName, language, childFirstName, schoolName }: Reader,
  { amountOre, cardFeeOre, balanceOre }: { amountOre: number; cardFeeOre: number; balanceOre: number },
): Message {
  const { greeting, regards, bankPayment: texts, topupReceipt } = messageTexts[language]
  const amount = formatKroner(amountOre)
  return {
    channel: 'email',
    recipient: email,
    subject: texts.subject(amount, childFirstName),
    body: [
      greeting(firstName),
      texts.text(amount, childFirstName, schoolName),
      // Without a word of what was taken for a lost card the balance would not add up.
      ...(cardFeeOre > 0 ? [topupReceipt.cardFee(formatKroner(cardFeeOre))] : []),
      texts.balance(formatKroner(balanceOre)),
      regards,
    ].join('\n\n'),
  }
}
