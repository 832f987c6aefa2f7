// The school's named hours, what is sweet, and the limits that guardians have set.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeLimitTexts = Widen<typeof nb>

export const officeLimitTexts = createArea<OfficeLimitTexts>('office-limits', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
