import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeTexts = Widen<typeof nb>

export const officeTexts = createArea<OfficeTexts>('office', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
