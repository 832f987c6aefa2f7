// What the canteens sell. Serving pupils in a school's canteen is outside the VAT Act (merverdiavgiftsloven
// § 3-5), so food and drink there have code 6; what is sold to be taken home has a rate.

import type { FoodGroup } from '../../contract/food-groups.ts'
import type { PictureName } from '../../kit/pictures/names.ts'
import type { CategoryColour } from '../../contract/till-routes.ts'
import type { VatCode } from '../../contract/vat-codes.ts'

/** When in the day somebody wants it, and as what part of a meal. */
export type Part = 'breakfast' | 'meal' | 'side' | 'fruit' | 'sweet' | 'drink' | 'other'

export type Dish = {
  name: string
  priceOre: number
  part: Part
  /** How much it is asked for, beside the others of its part. */
  liked: number
  picture: PictureName | null
  vatCode: VatCode
  articleGroup: string
  /** Only on this day of the week, 1 is Monday: it is on the menu every day and sells on its own. */
  weekday?: number
  /** The cashier says the price; `priceOre` is the lowest. */
  openPrice?: { leastOre: number; mostOre: number }
}

export type MenuSection = { name: string; colour: CategoryColour; dishes: Dish[] }

type Facts = Omit<Dish, 'name' | 'priceOre' | 'part' | 'liked' | 'picture' | 'vatCode' | 'articleGroup'>

const FOOD = { vatCode: '6', articleGroup: '04006' } as const
const DRINK = { vatCode: '6', articleGroup: '04012' } as const
const SOFT_DRINK = { vatCode: '6', articleGroup: '04011' } as const
const FOOD_TO_TAKE_HOME = { vatCode: '31', articleGroup: '04006' } as const
const GOODS = { vatCode: '3', articleGroup: '04014' } as const

const dish = (
  name: string,
  kroner: number,
  part: Part,
  liked: number,
  picture: PictureName | null,
  kind: Pick<Dish, 'vatCode' | 'articleGroup'> = FOOD,
  facts: Facts = {},
): Dish => ({
  name,
  priceOre: kroner * 100,
  part,
  liked,
  picture,
  ...kind,
  ...facts,
})

const bread: MenuSection = {
  name: 'Brødmat',
  colour: 'sun',
  dishes: [
    dish('Baguett med ost og skinke', 42, 'meal', 9, 'baguette'),
    dish('Kyllingbaguett', 45, 'meal', 6, 'baguette'),
    dish('Rundstykke med ost', 25, 'meal', 7, 'bun'),
    dish('Rundstykke med egg', 27, 'meal', 4, 'egg'),
    dish('Wrap med kylling', 46, 'meal', 6, 'wrap'),
    dish('Ostesmørbrød', 24, 'meal', 6, 'cheese'),
    dish('Knekkebrød med brunost', 12, 'breakfast', 5, 'crispbread'),
    dish('Brødskive med makrell', 14, 'breakfast', 3, 'sandwich'),
  ],
}

const warm: MenuSection = {
  name: 'Varmmat',
  colour: 'apricot',
  dishes: [
    dish('Dagens suppe', 35, 'meal', 4, 'soup'),
    dish('Pasta med tomatsaus', 45, 'meal', 5, 'pasta'),
    dish('Pizzastykke', 32, 'meal', 5, 'pizza', FOOD, { weekday: 3 }),
    dish('Taco', 52, 'meal', 6, 'taco', FOOD, { weekday: 5 }),
    dish('Fiskekaker med råkost', 48, 'meal', 4, 'fish', FOOD, { weekday: 2 }),
    dish('Havregrøt med kanel', 18, 'breakfast', 7, 'porridge'),
  ],
}

const fresh: MenuSection = {
  name: 'Grønt',
  colour: 'leaf',
  dishes: [
    dish('Pastasalat med kylling', 49, 'meal', 5, 'salad'),
    // On the counter, and by weight: nobody took any in the four weeks.
    dish('Salatbar', 25, 'side', 0, 'salad', FOOD, { openPrice: { leastOre: 2500, mostOre: 9000 } }),
    dish('Fruktbeger', 25, 'fruit', 4, 'fruit_cup'),
    dish('Eple', 8, 'fruit', 8, 'apple'),
    dish('Banan', 8, 'fruit', 7, 'banana'),
    dish('Appelsin', 9, 'fruit', 3, 'orange'),
    dish('Gulrotstaver', 12, 'side', 4, 'carrot'),
    dish('Yoghurt med müsli', 26, 'breakfast', 8, 'yoghurt'),
  ],
}

const drinks: MenuSection = {
  name: 'Drikke',
  colour: 'sky',
  dishes: [
    dish('Lettmelk 0,25 l', 10, 'drink', 7, 'milk', DRINK),
    dish('Sjokolademelk', 18, 'drink', 8, 'chocolate_milk', DRINK),
    dish('Eplejuice', 19, 'drink', 6, 'juice', DRINK),
    dish('Vann 0,5 l', 20, 'drink', 4, 'water', DRINK),
    dish('Smoothie', 32, 'drink', 4, 'smoothie', DRINK),
    dish('Kakao', 20, 'drink', 4, 'cocoa', DRINK),
  ],
}

const baked: MenuSection = {
  name: 'Bakst',
  colour: 'berry',
  dishes: [
    dish('Kanelbolle', 24, 'sweet', 7, 'cinnamon_bun'),
    dish('Grov bolle', 18, 'sweet', 5, 'bun'),
    dish('Vaffel med syltetøy', 20, 'sweet', 6, 'waffle'),
    dish('Muffins', 22, 'sweet', 4, 'muffin'),
  ],
}

const others: MenuSection = {
  name: 'Annet',
  colour: 'sand',
  dishes: [dish('Drikkeflaske', 99, 'other', 1, 'water', GOODS), dish('Helt grovbrød', 45, 'other', 1, null, FOOD_TO_TAKE_HOME)],
}

const olderPupils: MenuSection = {
  name: 'Kaffe',
  colour: 'stone',
  dishes: [
    dish('Kaffe', 20, 'drink', 7, 'coffee', DRINK),
    dish('Te', 15, 'drink', 3, 'tea', DRINK),
    dish('Mineralvann med smak', 26, 'drink', 5, 'soda', SOFT_DRINK),
    // On the shelf, and asked for by nobody in the four weeks: who may buy it is decided at the till.
    dish('Energidrikk', 34, 'drink', 0, 'soda', SOFT_DRINK),
  ],
}

export const lowerSecondaryMenu: readonly MenuSection[] = [bread, warm, fresh, drinks, baked, others]
export const upperSecondaryMenu: readonly MenuSection[] = [
  bread,
  { ...warm, dishes: [...warm.dishes, dish('Burger i grovt brød', 59, 'meal', 6, 'burger')] },
  fresh,
  drinks,
  olderPupils,
  baked,
  others,
]

/** What the canteen has said that its dishes are, after the national guideline. Of those that are not here it has said nothing yet. */
export const foodGroupsOfDishes: Readonly<Record<string, FoodGroup>> = {
  Fruktbeger: 'fruit',
  Eple: 'fruit',
  Banan: 'fruit',
  Appelsin: 'fruit',
  Smoothie: 'fruit',
  Gulrotstaver: 'vegetables',
  Salatbar: 'vegetables',
  'Knekkebrød med brunost': 'whole_grain',
  'Brødskive med makrell': 'whole_grain',
  'Havregrøt med kanel': 'whole_grain',
  'Grov bolle': 'whole_grain',
  'Helt grovbrød': 'whole_grain',
  'Burger i grovt brød': 'whole_grain',
  'Vann 0,5 l': 'water',
  'Lettmelk 0,25 l': 'milk',
  'Yoghurt med müsli': 'milk',
  Kanelbolle: 'sweets',
  'Vaffel med syltetøy': 'sweets',
  Muffins: 'sweets',
  Sjokolademelk: 'sweet_drinks',
  Kakao: 'sweet_drinks',
  'Mineralvann med smak': 'sweet_drinks',
  Energidrikk: 'sweet_drinks',
  Drikkeflaske: 'not_food',
  'Baguett med ost og skinke': 'other',
  Kyllingbaguett: 'other',
  'Rundstykke med ost': 'other',
  'Rundstykke med egg': 'other',
  'Wrap med kylling': 'other',
  Ostesmørbrød: 'other',
  'Dagens suppe': 'other',
  'Pasta med tomatsaus': 'other',
  Pizzastykke: 'other',
  Taco: 'other',
  'Fiskekaker med råkost': 'other',
  'Pastasalat med kylling': 'other',
  Kaffe: 'other',
}
