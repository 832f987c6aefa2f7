import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type BankTexts = Widen<typeof nb>

export const bankTexts = createArea<BankTexts>('office-bank', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
