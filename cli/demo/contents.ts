// What the demo's dishes hold, as whoever runs its canteens has confirmed. What is left out here is confirmed by nobody: the
// soup of the day is another every day.

import type { DeclaredAllergen } from '../../contract/allergens.ts'

export type DemoContents = { contains: DeclaredAllergen[]; traces: DeclaredAllergen[]; ingredients: string }

const of = (contains: DeclaredAllergen[], traces: DeclaredAllergen[] = [], ingredients = ''): DemoContents => ({ contains, traces, ingredients })

export const contentsOfDishes: Readonly<Record<string, DemoContents>> = {
  'Baguett med ost og skinke': of(['gluten.wheat', 'milk'], ['sesame'], 'Hvetebaguett, smør, gulost, kokt skinke, salat.'),
  Kyllingbaguett: of(['gluten.wheat', 'egg', 'mustard'], ['sesame', 'milk'], 'Hvetebaguett, kylling, majones, sennep, salat.'),
  'Rundstykke med ost': of(['gluten.wheat', 'gluten.rye', 'milk'], ['sesame']),
  'Rundstykke med egg': of(['gluten.wheat', 'gluten.rye', 'egg', 'milk'], ['sesame']),
  'Wrap med kylling': of(['gluten.wheat', 'milk'], ['soy']),
  Ostesmørbrød: of(['gluten.wheat', 'milk']),
  'Knekkebrød med brunost': of(['gluten.rye', 'gluten.oats', 'milk'], ['sesame']),
  'Brødskive med makrell': of(['gluten.wheat', 'gluten.rye', 'fish'], ['sesame']),
  'Pasta med tomatsaus': of(['gluten.wheat', 'milk', 'celery'], ['egg'], 'Pasta, tomat, løk, selleri, parmesan.'),
  Pizzastykke: of(['gluten.wheat', 'milk'], ['soy']),
  Taco: of(['gluten.wheat', 'milk'], ['mustard']),
  'Fiskekaker med råkost': of(['fish', 'milk', 'egg'], ['crustaceans', 'molluscs']),
  'Havregrøt med kanel': of(['gluten.oats', 'milk'], ['gluten.wheat']),
  'Pastasalat med kylling': of(['gluten.wheat', 'egg', 'mustard'], ['celery', 'milk']),
  Fruktbeger: of([]),
  Eple: of([]),
  Banan: of([]),
  Appelsin: of([]),
  Gulrotstaver: of([]),
  'Yoghurt med müsli': of(['milk', 'gluten.oats', 'gluten.wheat', 'nuts.hazelnut'], ['nuts.almond', 'sesame']),
  'Lettmelk 0,25 l': of(['milk']),
  Sjokolademelk: of(['milk']),
  Eplejuice: of([]),
  'Vann 0,5 l': of([]),
  Smoothie: of(['milk']),
  Kakao: of(['milk'], ['soy']),
  Kanelbolle: of(['gluten.wheat', 'milk', 'egg'], ['nuts.almond']),
  'Grov bolle': of(['gluten.wheat', 'gluten.rye', 'milk'], ['egg', 'sesame']),
  'Vaffel med syltetøy': of(['gluten.wheat', 'milk', 'egg']),
  Muffins: of(['gluten.wheat', 'milk', 'egg', 'soy'], ['nuts.hazelnut', 'nuts.almond']),
  Drikkeflaske: of([]),
  'Helt grovbrød': of(['gluten.wheat', 'gluten.rye'], ['sesame', 'gluten.barley']),
  'Burger i grovt brød': of(['gluten.wheat', 'sesame', 'egg', 'mustard'], ['milk', 'soy']),
  Kaffe: of([]),
  Te: of([]),
  'Mineralvann med smak': of([]),
  Energidrikk: of([]),
}

/** Norwegian rules of energy drinks. */
export const ENERGY_DRINK = { name: 'Energidrikk', ageLimit: 16, ageReason: 'Energidrikk' } as const

/** The years in which a class of upper secondary was born, and a day that follows from the place in the list. */
export function bornOnOf({ className, place, schoolYear }: { className: string; place: number; schoolYear: number }): string {
  const year = schoolYear - 15 - Number(className[0])
  const month = (place * 7) % 12
  const day = (place * 11) % 28
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(day + 1).padStart(2, '0')}`
}
