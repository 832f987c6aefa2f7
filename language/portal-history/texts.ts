// The history of a wallet, and what a family says when a purchase was not theirs.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalHistoryTexts = Widen<typeof nb>

export const portalHistoryTexts = createArea<PortalHistoryTexts>('portal-history', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
