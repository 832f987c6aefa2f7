import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillTexts = Widen<typeof nb>

export const tillTexts = createArea<TillTexts>('till', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
