// What the office knows of what stops at the till: what products hold, what pupils cannot stand, and ages.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeStopTexts = Widen<typeof nb>

export const officeStopTexts = createArea<OfficeStopTexts>('office-stops', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
