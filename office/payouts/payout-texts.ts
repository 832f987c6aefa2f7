import { useTextsOf } from '../../kit/language.tsx'
import { payoutTexts } from '../../language/office-payouts/texts.ts'
import { enterArea } from '../areas.ts'

// The room waits for this module, so it is never drawn in the wrong language.
await enterArea(payoutTexts)

export const usePayoutTexts = () => useTextsOf(payoutTexts)
