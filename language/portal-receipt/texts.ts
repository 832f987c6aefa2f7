// The page that a receipt link leads to.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalReceiptTexts = Widen<typeof nb>

export const portalReceiptTexts = createArea<PortalReceiptTexts>('portal-receipt', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
