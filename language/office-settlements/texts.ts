import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type SettlementTexts = Widen<typeof nb>

export const settlementTexts = createArea<SettlementTexts>('office-settlements', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
