import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeCashierTexts = Widen<typeof nb>

export const officeCashierTexts = createArea<OfficeCashierTexts>('office-cashiers', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
