// What the till says of what sells most now, and of goods whose price the cashier says.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillCounterTexts = Widen<typeof nb>

export const tillCounterTexts = createArea<TillCounterTexts>('till-counter', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
