import { useTextsOf } from '../../kit/language.tsx'
import { portalHistoryTexts } from '../../language/portal-history/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(portalHistoryTexts)

/** The texts of the history, which only its own screen fetches. */
export const useHistoryTexts = () => useTextsOf(portalHistoryTexts)
