import { useTextsOf } from '../../kit/language.tsx'
import { portalFamilyTexts } from '../../language/portal-family/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(portalFamilyTexts)

export const useFamilyTexts = () => useTextsOf(portalFamilyTexts)
