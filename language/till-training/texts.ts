import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillTrainingTexts = Widen<typeof nb>

export const tillTrainingTexts = createArea<TillTrainingTexts>('till-training', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
