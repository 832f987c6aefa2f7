import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillReturnTexts = Widen<typeof nb>

export const tillReturnTexts = createArea<TillReturnTexts>('till-returns', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
