import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type CommonTexts = Widen<typeof nb>

export const commonTexts = createArea<CommonTexts>('common', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
