import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillCashierTexts = Widen<typeof nb>

export const tillCashierTexts = createArea<TillCashierTexts>('till-cashiers', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
