import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalTermsTexts = Widen<typeof nb>

export const portalTermsTexts = createArea<PortalTermsTexts>('portal-terms', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
