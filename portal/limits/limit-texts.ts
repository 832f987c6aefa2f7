import { useTextsOf } from '../../kit/language.tsx'
import { limitTexts } from '../../language/portal-limits/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(limitTexts)

export const useLimitTexts = () => useTextsOf(limitTexts)
