// What one is refused when signing in with Feide, Vipps or others, and when changing one's ways in: it travels with those screens.
import { createArea } from '../area.ts'
import { nb } from './sign-in-nb.ts'
import type { RefusalText } from './texts.ts'

export const signInRefusals = [
  'sign_in_provider_down',
  'sign_in_cancelled',
  'sign_in_visit_over',
  'sign_in_answer_not_valid',
  'sign_in_not_strong_enough',
  'sign_in_code_wrong',
  'sign_in_code_over',
  'identity_taken',
  'identity_held_already',
  'password_wrong',
  'sign_in_anew',
  'passkey_not_valid',
  'passkeys_not_possible',
  'too_many_passkeys',
  'passkey_not_used',
  'passkey_not_made',
  'passkey_held_already',
  'passkeys_not_supported',
  'last_way_in',
] as const
export type SignInRefusalTexts = Readonly<Record<(typeof signInRefusals)[number], RefusalText>>

export const signInRefusalTexts = createArea<SignInRefusalTexts>('sign-in-refusals', nb, {
  nn: async () => (await import('./sign-in-nn.ts')).nn,
  en: async () => (await import('./sign-in-en.ts')).en,
})
