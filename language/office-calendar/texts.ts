import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeCalendarTexts = Widen<typeof nb>

export const officeCalendarTexts = createArea<OfficeCalendarTexts>('office-calendar', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
