// What was bought with a card, by week and month, and what it was.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type SpendingTexts = Widen<typeof nb>

export const spendingTexts = createArea<SpendingTexts>('portal-spending', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
