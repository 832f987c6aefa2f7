// What a family stores of what somebody cannot stand, and consents to.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type AllergyTexts = Widen<typeof nb>

export const allergyTexts = createArea<AllergyTexts>('portal-allergies', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
