import type { FoodGroupTexts } from './texts.ts'

export const nn: FoodGroupTexts = {
  fruit: 'Frukt og bær',
  vegetables: 'Grønsaker',
  whole_grain: 'Grovt brød og korn',
  water: 'Vatn',
  milk: 'Mjølk og yoghurt',
  other: 'Annan mat og drikke',
  sweets: 'Søtt, bakst og snacks',
  sweet_drinks: 'Søt drikke',
  not_food: 'Ikkje mat',
  unknown: 'Veit ikkje',
}
