import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficePupilListTexts = Widen<typeof nb>

export const officePupilListTexts = createArea<OfficePupilListTexts>('office-pupil-lists', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
