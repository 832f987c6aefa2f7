import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PortalEnquiryTexts = Widen<typeof nb>

export const portalEnquiryTexts = createArea<PortalEnquiryTexts>('portal-enquiries', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
