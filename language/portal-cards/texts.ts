import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type CardsTexts = Widen<typeof nb>

export const cardsTexts = createArea<CardsTexts>('portal-cards', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
