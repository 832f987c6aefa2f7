// Guardians' rights, codes, who waits and who has looked, and the school's policy.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type OfficeRelationTexts = Widen<typeof nb>

export const officeRelationTexts = createArea<OfficeRelationTexts>('office-relations', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
