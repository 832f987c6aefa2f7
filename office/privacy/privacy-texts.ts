import { useTextsOf } from '../../kit/language.tsx'
import { alsoKnow } from '../../kit/refusal-text.ts'
import { officePrivacyTexts } from '../../language/office-privacy/texts.ts'
import { privacyRefusalTexts } from '../../language/refusals/privacy-texts.ts'
import { signInRefusalTexts } from '../../language/refusals/sign-in-texts.ts'
import { enterArea } from '../areas.ts'

// The rooms wait for this module, so they are never drawn in the wrong language.
alsoKnow(privacyRefusalTexts)
alsoKnow(signInRefusalTexts)
await Promise.all([enterArea(officePrivacyTexts), enterArea(privacyRefusalTexts), enterArea(signInRefusalTexts)])

export const useOfficePrivacyTexts = () => useTextsOf(officePrivacyTexts)
