// What the office says of the counter: what tills show, and goods whose price the cashier says.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeCounterTexts = Widen<typeof nb>

export const officeCounterTexts = createArea<OfficeCounterTexts>('office-counter', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
