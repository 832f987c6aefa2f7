import { useTextsOf } from '../../kit/language.tsx'
import { automaticTexts } from '../../language/portal-automatic/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(automaticTexts)

/** The texts of automatic top-ups. */
export const useAutomaticTexts = () => useTextsOf(automaticTexts)
