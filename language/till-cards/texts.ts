import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillCardTexts = Widen<typeof nb>

export const tillCardTexts = createArea<TillCardTexts>('till-cards', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
