import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type DoorTexts = Widen<typeof nb>

export const doorTexts = createArea<DoorTexts>('portal-door', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
