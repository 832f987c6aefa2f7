// Receipts beyond the screen: the printer, the link, and what was delivered on credit. Fetched when they are asked for.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillReceiptTexts = Widen<typeof nb>

export const tillReceiptTexts = createArea<TillReceiptTexts>('till-receipts', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
