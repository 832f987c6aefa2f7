// Finding a pupil who has no card with them, at the till.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillByNameTexts = Widen<typeof nb>

export const tillByNameTexts = createArea<TillByNameTexts>('till-by-name', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
