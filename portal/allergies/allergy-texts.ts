import { useTextsOf } from '../../kit/language.tsx'
import { allergenTexts } from '../../language/allergens/texts.ts'
import { allergyTexts } from '../../language/portal-allergies/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(allergyTexts)
await enterArea(allergenTexts)

export const useAllergyTexts = () => useTextsOf(allergyTexts)
export const useAllergenTexts = () => useTextsOf(allergenTexts)
