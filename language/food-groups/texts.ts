// What the food groups are called, to families and to the office.
import { createArea, type Widen } from '../area.ts'
import { nb } from './nb.ts'

export type FoodGroupTexts = Widen<typeof nb>

export const foodGroupTexts = createArea<FoodGroupTexts>('food-groups', nb, {
  nn: async () => (await import('./nn.ts')).nn,
  en: async () => (await import('./en.ts')).en,
})
