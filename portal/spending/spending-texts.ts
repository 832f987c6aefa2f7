import { useTextsOf } from '../../kit/language.tsx'
import { foodGroupTexts } from '../../language/food-groups/texts.ts'
import { spendingTexts } from '../../language/portal-spending/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await Promise.all([enterArea(spendingTexts), enterArea(foodGroupTexts)])

export const useSpendingTexts = () => useTextsOf(spendingTexts)
export const useFoodGroupTexts = () => useTextsOf(foodGroupTexts)
