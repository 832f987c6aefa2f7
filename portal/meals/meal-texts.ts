import { useTextsOf } from '../../kit/language.tsx'
import { portalMealTexts } from '../../language/portal-meals/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(portalMealTexts)

export const usePortalMealTexts = () => useTextsOf(portalMealTexts)
