// The office's words around what is kept of people: the copy, erasure, and what has been forgotten.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficePrivacyTexts = Widen<typeof nb>

export const officePrivacyTexts = createArea<OfficePrivacyTexts>('office-privacy', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
