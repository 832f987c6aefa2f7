// The 14 groups that must always be declared (regulation (EU) No 1169/2011, annex II), with the species that the law wants
// named. A product says the species; a pupil may also not stand a whole group. Lists on tills know each by its place here,
// so that new ones are only ever added at the end.

/** What a product can hold. */
export const declaredAllergens = [
  'gluten.wheat',
  'gluten.rye',
  'gluten.barley',
  'gluten.oats',
  'gluten.spelt',
  'gluten.khorasan',
  'crustaceans',
  'egg',
  'fish',
  'peanut',
  'soy',
  'milk',
  'nuts.almond',
  'nuts.hazelnut',
  'nuts.walnut',
  'nuts.cashew',
  'nuts.pecan',
  'nuts.brazil',
  'nuts.pistachio',
  'nuts.macadamia',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const
export type DeclaredAllergen = (typeof declaredAllergens)[number]

/** What a pupil cannot stand: one of those, or all of a group that has species. */
export const pupilAllergens = [...declaredAllergens, 'gluten', 'nuts'] as const
export type PupilAllergen = (typeof pupilAllergens)[number]

/** The 14 groups in the order of the law. */
export const allergenGroups = [
  'gluten',
  'crustaceans',
  'egg',
  'fish',
  'peanut',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const
export type AllergenGroup = (typeof allergenGroups)[number]

/** Who said it of a pupil. */
export const allergySources = ['guardian', 'office', 'pupil'] as const
export type AllergySource = (typeof allergySources)[number]

/** Who consented that it is kept, and how the school has it: health data needs an explicit consent. */
export const consentGivers = ['guardian', 'self'] as const
export const consentWays = ['portal', 'written', 'conversation'] as const

/** Why an adult lets a sale go on. A closed list: no health is written in free text, and a press is quicker than a sentence. */
export const overrideReasons = ['checked_contents', 'guardian_said_yes', 'for_somebody_else', 'saw_proof_of_age', 'adult_sells'] as const
export type OverrideReason = (typeof overrideReasons)[number]
