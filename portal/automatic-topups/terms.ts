import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { AutomaticTexts } from '../../language/portal-automatic/texts.ts'
import type { Terms } from '../../rules/automatic-topup.ts'

/** What is charged and when, in a few words: "200 kr hver gang saldoen er under 50 kr". */
export function termsInWords(texts: AutomaticTexts, { amountOre, thresholdOre, dayOfMonth }: Terms): string {
  const amount = formatKroner(amountOre)
  return thresholdOre === null ? texts.terms.onDay(amount, dayOfMonth ?? 1) : texts.terms.below(amount, formatKroner(thresholdOre))
}
