import type { FoodGroupTexts } from './texts.ts'

export const en: FoodGroupTexts = {
  fruit: 'Fruit and berries',
  vegetables: 'Vegetables',
  whole_grain: 'Wholegrain bread and cereal',
  water: 'Water',
  milk: 'Milk and yoghurt',
  other: 'Other food and drink',
  sweets: 'Sweets, cakes and snacks',
  sweet_drinks: 'Sweet drinks',
  not_food: 'Not food',
  unknown: 'Not known',
}
