import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeChangeTexts = Widen<typeof nb>

export const officeChangeTexts = createArea<OfficeChangeTexts>('office-changes', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
