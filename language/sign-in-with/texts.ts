// Signing in with Feide, Vipps and others, and one's ways in.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type SignInWithTexts = Widen<typeof nb>

export const signInWithTexts = createArea<SignInWithTexts>('sign-in-with', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
