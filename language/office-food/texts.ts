// What the office says that a product is, for families to see.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeFoodTexts = Widen<typeof nb>

export const officeFoodTexts = createArea<OfficeFoodTexts>('office-food', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
