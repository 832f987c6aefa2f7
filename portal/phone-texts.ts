import { useTextsOf } from '../kit/language.tsx'
import { phoneTexts } from '../language/portal-phone/texts.ts'
import { enterArea } from './areas.ts'
import './later-refusals.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
await enterArea(phoneTexts)

/** The texts around the code on the phone: the code itself, which phone has it, the link that brings it. */
export const usePhoneTexts = () => useTextsOf(phoneTexts)
