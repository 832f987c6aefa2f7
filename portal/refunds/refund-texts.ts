import { useTextsOf } from '../../kit/language.tsx'
import { refundTexts } from '../../language/portal-refunds/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(refundTexts)

export const useRefundTexts = () => useTextsOf(refundTexts)
