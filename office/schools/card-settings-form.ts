// What is typed about cards and their fees, and what becomes of it.
import type { RouteReply } from '../../contract/route-types.ts'
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'

export type CardSettings = RouteReply<'GET /api/office/schools/:schoolId/card-settings'>
export type CardSettingsForm = { ladder: string[]; stolen: string; defect: string; keep: string; tillsHandOutCards: boolean }

export const MOST_STEPS = 5
/** The bound of the contract. */
const HIGHEST_ORE = 100_000

export function formOfSettings({ ladderOre, stolenOre, defectOre, keepOre, tillsHandOutCards }: CardSettings): CardSettingsForm {
  return {
    ladder: ladderOre.map(oreToKronerText),
    stolen: oreToKronerText(stolenOre),
    defect: oreToKronerText(defectOre),
    keep: oreToKronerText(keepOre),
    tillsHandOutCards,
  }
}

/** Øre from nothing to a thousand kroner, or null when it is not understood or too much. */
export function feeOf(text: string): number | null {
  const ore = /^0+([.,]0{1,2})?$/.test(text.trim()) ? 0 : kronerTextToOre(text)
  return ore !== null && ore >= 0 && ore <= HIGHEST_ORE ? ore : null
}

/** What is asked for, or null while an amount is not one. */
export function settingsOfForm({ ladder, stolen, defect, keep, tillsHandOutCards }: CardSettingsForm): CardSettings | null {
  const ladderOre = ladder.map(feeOf)
  const [stolenOre, defectOre, keepOre] = [feeOf(stolen), feeOf(defect), feeOf(keep)]
  if (stolenOre === null || defectOre === null || keepOre === null || ladderOre.includes(null)) return null
  return { ladderOre: ladderOre as number[], stolenOre, defectOre, keepOre, tillsHandOutCards }
}

export const areSame = (one: CardSettings, other: CardSettings) => JSON.stringify(formOfSettings(one)) === JSON.stringify(formOfSettings(other))
