import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeCardTexts = Widen<typeof nb>

export const officeCardTexts = createArea<OfficeCardTexts>('office-cards', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
