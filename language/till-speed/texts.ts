// What the till says in its settings of chips it can read and of how quick it is.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillSpeedTexts = Widen<typeof nb>

export const tillSpeedTexts = createArea<TillSpeedTexts>('till-speed', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
