import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficePhonesTexts = Widen<typeof nb>

export const officePhonesTexts = createArea<OfficePhonesTexts>('office-phones', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
