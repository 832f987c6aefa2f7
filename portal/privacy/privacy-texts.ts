import { useTextsOf } from '../../kit/language.tsx'
import { alsoKnow } from '../../kit/refusal-text.ts'
import { privacyTexts } from '../../language/portal-privacy/texts.ts'
import { privacyRefusalTexts } from '../../language/refusals/privacy-texts.ts'
import { signInRefusalTexts } from '../../language/refusals/sign-in-texts.ts'
import { enterArea } from '../areas.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
alsoKnow(privacyRefusalTexts)
alsoKnow(signInRefusalTexts)
await Promise.all([enterArea(privacyTexts), enterArea(privacyRefusalTexts), enterArea(signInRefusalTexts)])

export const usePrivacyTexts = () => useTextsOf(privacyTexts)
