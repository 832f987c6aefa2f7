import { ProviderButtons } from '../../kit/sign-in-with/ProviderButtons.tsx'
import { useSignInWithTexts } from './texts.ts'

/** On the sign-in screen, and fetched after it: who has e-mail and password does not wait for it. */
export function SignInWith() {
  return <ProviderButtons app="portal" texts={useSignInWithTexts()} />
}
