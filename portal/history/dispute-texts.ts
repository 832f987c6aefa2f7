import { useTextsOf } from '../../kit/language.tsx'
import { disputeTexts } from '../../language/portal-disputes/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(disputeTexts)

/** The texts of saying that a purchase was not ours. */
export const useDisputeTexts = () => useTextsOf(disputeTexts)
