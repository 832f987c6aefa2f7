import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeEnquiryTexts = Widen<typeof nb>

export const officeEnquiryTexts = createArea<OfficeEnquiryTexts>('office-enquiries', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
