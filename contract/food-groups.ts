// The groups by which a family sees what was eaten, after the national guideline for food and meals at school: fruit and
// vegetables, whole grain, water, milk; sweets and sweet drinks are for now and then.

export const foodGroups = ['fruit', 'vegetables', 'whole_grain', 'water', 'milk', 'other', 'sweets', 'sweet_drinks', 'not_food'] as const
export type FoodGroup = (typeof foodGroups)[number]
