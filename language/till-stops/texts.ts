// What the till says when it stops a sale, and of what the food contains.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillStopTexts = Widen<typeof nb>

export const tillStopTexts = createArea<TillStopTexts>('till-stops', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
