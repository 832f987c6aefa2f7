import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type AutomaticTexts = Widen<typeof nb>

export const automaticTexts = createArea<AutomaticTexts>('portal-automatic', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
