import { OtherWays } from '../../kit/sign-in-with/OtherWays.tsx'
import { useLetIn } from '../session/sign-in.ts'
import { useSignInWithTexts } from './texts.ts'

/** On the sign-in screen, and fetched after it: who has e-mail and password does not wait for it. */
export function SignInWith() {
  return <OtherWays app="portal" texts={useSignInWithTexts()} onSignedIn={useLetIn()} />
}
