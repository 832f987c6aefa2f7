import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalTexts = Widen<typeof nb>

export const portalTexts = createArea<PortalTexts>('portal', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
