import { allergenTexts } from '../language/allergens/texts.ts'
import { dayReportTexts } from '../language/day-reports/texts.ts'
import { tillCardTexts } from '../language/till-cards/texts.ts'
import { tillCounterTexts } from '../language/till-counter/texts.ts'
import { tillReturnTexts } from '../language/till-returns/texts.ts'
import { tillTrainingTexts } from '../language/till-training/texts.ts'
import { tillAloneTexts } from '../language/till-alone/texts.ts'
import { tillStopTexts } from '../language/till-stops/texts.ts'
import { tillCashierTexts } from '../language/till-cashiers/texts.ts'
import { tillTexts } from '../language/till/texts.ts'
import { useTextsOf } from '../kit/language.tsx'

/** The till's texts in the language now. */
export const useTexts = () => useTextsOf(tillTexts)

/** The texts of what the till does with cards besides selling. */
export const useCardTexts = () => useTextsOf(tillCardTexts)

/** The texts of the till's day and its reports. */
export const useDayTexts = () => useTextsOf(dayReportTexts)

/** The texts of taking back what was sold. */
export const useReturnTexts = () => useTextsOf(tillReturnTexts)

/** The texts of practising. */
export const useTrainingTexts = () => useTextsOf(tillTrainingTexts)

/** The texts of selling without a network. */
export const useAloneTexts = () => useTextsOf(tillAloneTexts)

/** The texts of hard stops, and of what the food contains. */
export const useStopTexts = () => useTextsOf(tillStopTexts)

/** What can be in food, by name. */
export const useAllergenTexts = () => useTextsOf(allergenTexts)

/** The texts of what sells most now, and of prices that are said. */
export const useCounterTexts = () => useTextsOf(tillCounterTexts)

/** The texts of who stands at the till. */
export const useCashierTexts = () => useTextsOf(tillCashierTexts)
