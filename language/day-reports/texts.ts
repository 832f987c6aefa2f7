// The X and Z report on paper, and the words about a register's day: the till and the office use the same.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type DayReportTexts = Widen<typeof nb>

export const dayReportTexts = createArea<DayReportTexts>('day-reports', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
