// What the till says while it sells without a network, and when it is back.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillAloneTexts = Widen<typeof nb>

export const tillAloneTexts = createArea<TillAloneTexts>('till-alone', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
