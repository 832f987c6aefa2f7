import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PayoutTexts = Widen<typeof nb>

export const payoutTexts = createArea<PayoutTexts>('office-payouts', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
