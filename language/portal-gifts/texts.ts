import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalGiftTexts = Widen<typeof nb>

export const portalGiftTexts = createArea<PortalGiftTexts>('portal-gifts', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
