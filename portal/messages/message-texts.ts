import { useTextsOf } from '../../kit/language.tsx'
import { portalMessageTexts } from '../../language/portal-messages/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(portalMessageTexts)

/** The texts of how one wants to hear. */
export const useMessageTexts = () => useTextsOf(portalMessageTexts)
