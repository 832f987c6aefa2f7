// What a family says when a purchase was not theirs.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type DisputeTexts = Widen<typeof nb>

export const disputeTexts = createArea<DisputeTexts>('portal-disputes', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
