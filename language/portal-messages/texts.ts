// How somebody wants to hear, and when they want quiet.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalMessageTexts = Widen<typeof nb>

export const portalMessageTexts = createArea<PortalMessageTexts>('portal-messages', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
