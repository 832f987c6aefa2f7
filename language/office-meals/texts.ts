import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeMealTexts = Widen<typeof nb>

export const officeMealTexts = createArea<OfficeMealTexts>('office-meals', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
