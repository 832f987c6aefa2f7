import { alsoKnow } from '../../kit/refusal-text.ts'
import { useTextsOf } from '../../kit/language.tsx'
import { signInRefusalTexts } from '../../language/refusals/sign-in-texts.ts'
import { signInWithTexts } from '../../language/sign-in-with/texts.ts'
import { enterArea } from '../areas.ts'

// Screens wait for this module, so none of them is ever drawn in the wrong language.
alsoKnow(signInRefusalTexts)
await Promise.all([enterArea(signInWithTexts), enterArea(signInRefusalTexts)])

/** The texts of signing in with others, and of one's ways in. */
export const useSignInWithTexts = () => useTextsOf(signInWithTexts)
