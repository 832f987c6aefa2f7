import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'

/** What stands on the payer's statement: at most 40 characters, and never a name. */
export const operationText = (amountOre: number, language: Language = 'nb'): string =>
  messageTexts[language].topupDescription(formatKroner(amountOre).replaceAll('\u00a0', ' ')).slice(0, 40)
