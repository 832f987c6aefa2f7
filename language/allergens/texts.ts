// What can be in food, by name.
import type { PupilAllergen } from '../../contract/allergens.ts'
import { createArea } from '../area.ts'
import { nb } from './nb.ts'

export type AllergenTexts = Readonly<Record<PupilAllergen, string>>

export const allergenTexts = createArea<AllergenTexts>('allergens', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
