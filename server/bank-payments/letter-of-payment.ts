// Whoever follows a wallet is told when money has come from the bank: the payer may be somebody else.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import { mealLetters } from '../../language/meal-letters/texts.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { Reader } from '../relations/index.ts'

export function letterOfPayment(
  { firstName, language, childFirstName, schoolName }: Reader,
  { amountOre, cardFeeOre, paidBackOre, balanceOre }: { amountOre: number; cardFeeOre: number; paidBackOre: number; balanceOre: number },
): { subject: string; body: string } {
  const { greeting, regards, bankPayment: texts, topupReceipt } = messageTexts[language]
  const amount = formatKroner(amountOre)
  return {
    subject: texts.subject(amount, childFirstName),
    body: [
      greeting(firstName),
      texts.text(amount, childFirstName, schoolName),
      ...(paidBackOre > 0 ? [mealLetters[language].paidBack(formatKroner(paidBackOre))] : []),
      // Without a word of what was taken for a lost card the balance would not add up.
      ...(cardFeeOre > 0 ? [topupReceipt.cardFee(formatKroner(cardFeeOre))] : []),
      texts.balance(formatKroner(balanceOre)),
      regards,
    ].join('\n\n'),
  }
}
