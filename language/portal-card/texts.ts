import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type CardTexts = Widen<typeof nb>

export const cardTexts = createArea<CardTexts>('portal-card', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
