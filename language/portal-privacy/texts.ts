// What is kept about people, in plain words: for the page, for the copy of one's data and for the record of processing.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PrivacyTexts = Widen<typeof nb>

export const privacyTexts = createArea<PrivacyTexts>('portal-privacy', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
