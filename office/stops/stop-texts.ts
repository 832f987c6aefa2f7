import { useTextsOf } from '../../kit/language.tsx'
import { allergenTexts } from '../../language/allergens/texts.ts'
import { officeStopTexts } from '../../language/office-stops/texts.ts'
import { enterArea } from '../areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
await enterArea(officeStopTexts)
await enterArea(allergenTexts)

export const useStopTexts = () => useTextsOf(officeStopTexts)
export const useAllergenTexts = () => useTextsOf(allergenTexts)
