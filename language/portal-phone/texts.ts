import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type PhoneTexts = Widen<typeof nb>

export const phoneTexts = createArea<PhoneTexts>('portal-phone', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
