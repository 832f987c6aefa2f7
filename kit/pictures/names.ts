// The names of our drawings of what a canteen sells. A product's `picture` is one of these, or null.

export const pictureNames = [
  'baguette',
  'sandwich',
  'crispbread',
  'bun',
  'wrap',
  'cheese',
  'egg',
  'waffle',
  'pancake',
  'cinnamon_bun',
  'muffin',
  'cake',
  'cookie',
  'soup',
  'pasta',
  'pizza',
  'taco',
  'rice',
  'hot_dog',
  'burger',
  'salad',
  'fish',
  'apple',
  'banana',
  'orange',
  'grapes',
  'carrot',
  'fruit_cup',
  'yoghurt',
  'porridge',
  'milk',
  'chocolate_milk',
  'juice',
  'water',
  'smoothie',
  'coffee',
  'tea',
  'cocoa',
  'soda',
  'ice_cream',
] as const
export type PictureName = (typeof pictureNames)[number]

export function isPictureName(name: string | null): name is PictureName {
  return name !== null && (pictureNames as readonly string[]).includes(name)
}
