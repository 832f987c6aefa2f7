// What is served before it is paid, and its provisional receipt.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type TillServedTexts = Widen<typeof nb>

export const tillServedTexts = createArea<TillServedTexts>('till-served', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
