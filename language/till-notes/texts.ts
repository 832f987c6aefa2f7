// What a cashier says of a line.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillNoteTexts = Widen<typeof nb>

export const tillNoteTexts = createArea<TillNoteTexts>('till-notes', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
