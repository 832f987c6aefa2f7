import { useQueryClient } from '@tanstack/react-query'
import { useTextsOf } from '../../kit/language.tsx'
import { alsoKnow } from '../../kit/refusal-text.ts'
import { OtherWays } from '../../kit/sign-in-with/OtherWays.tsx'
import { signInRefusalTexts } from '../../language/refusals/sign-in-texts.ts'
import { signInWithTexts } from '../../language/sign-in-with/texts.ts'
import { enterArea } from '../areas.ts'
import { sessionKey } from '../session/session.ts'

alsoKnow(signInRefusalTexts)
// Fetched after the sign-in screen, and never drawn in the wrong language.
await Promise.all([enterArea(signInWithTexts), enterArea(signInRefusalTexts)])

/** Staff with Feide, their municipality’s own sign-in, or a passkey. */
export function SignInWith() {
  const queries = useQueryClient()
  return <OtherWays app="office" texts={useTextsOf(signInWithTexts)} onSignedIn={(session) => queries.setQueryData(sessionKey, session)} />
}
