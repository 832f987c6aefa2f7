import { useTextsOf } from '../../kit/language.tsx'
import { portalGiftTexts } from '../../language/portal-gifts/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(portalGiftTexts)

/** The texts of paying in without a profile, and of the ways besides the usual one. */
export const useGiftTexts = () => useTextsOf(portalGiftTexts)
