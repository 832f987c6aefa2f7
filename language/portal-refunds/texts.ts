import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type RefundTexts = Widen<typeof nb>

export const refundTexts = createArea<RefundTexts>('portal-refunds', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
