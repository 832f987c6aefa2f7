import { useTextsOf } from '../../kit/language.tsx'
import { alsoKnow } from '../../kit/refusal-text.ts'
import { ProviderButtons } from '../../kit/sign-in-with/ProviderButtons.tsx'
import { signInRefusalTexts } from '../../language/refusals/sign-in-texts.ts'
import { signInWithTexts } from '../../language/sign-in-with/texts.ts'
import { enterArea } from '../areas.ts'

alsoKnow(signInRefusalTexts)
// Fetched after the sign-in screen, and never drawn in the wrong language.
await Promise.all([enterArea(signInWithTexts), enterArea(signInRefusalTexts)])

/** Staff with Feide, or their municipality’s own sign-in. */
export function SignInWith() {
  return <ProviderButtons app="office" texts={useTextsOf(signInWithTexts)} />
}
