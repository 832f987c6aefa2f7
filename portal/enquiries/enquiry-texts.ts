import { useTextsOf } from '../../kit/language.tsx'
import { portalEnquiryTexts } from '../../language/portal-enquiries/texts.ts'
import { enterArea } from '../areas.ts'
import '../later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(portalEnquiryTexts)

/** The texts of writing to the school. */
export const useEnquiryTexts = () => useTextsOf(portalEnquiryTexts)
