import { useTextsOf } from '../../kit/language.tsx'
import { foodGroupTexts } from '../../language/food-groups/texts.ts'
import { officeFoodTexts } from '../../language/office-food/texts.ts'
import { enterArea } from '../areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
await Promise.all([enterArea(officeFoodTexts), enterArea(foodGroupTexts)])

export const useFoodTexts = () => useTextsOf(officeFoodTexts)
export const useFoodGroupTexts = () => useTextsOf(foodGroupTexts)
