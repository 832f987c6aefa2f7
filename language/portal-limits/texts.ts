// What a guardian decides about a pupil's spending, what it stopped, and what a pupil asks to be let once.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type LimitTexts = Widen<typeof nb>

export const limitTexts = createArea<LimitTexts>('portal-limits', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
