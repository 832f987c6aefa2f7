import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { mealLetters } from '../../language/meal-letters/texts.ts'
import { messageTexts } from '../../language/messages/texts.ts'

/** What stands on the payer's statement: at most 40 characters, and never a name. */
export function operationText(amountOre: number, language: Language = 'nb', paidFor: 'wallet' | 'fund' = 'wallet'): string {
  const words = paidFor === 'fund' ? mealLetters[language].fund.description : messageTexts[language].topupDescription
  return words(formatKroner(amountOre).replaceAll('\u00a0', ' ')).slice(0, 40)
}
