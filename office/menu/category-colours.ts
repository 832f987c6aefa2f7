import type { CategoryColour } from '../../contract/till-routes.ts'

/** Each colour of the contract, once. Written as a record so that a colour left out is a type error; the contract's own list would bring a schema library along. */
const every: Record<CategoryColour, true> = { fjord: true, apricot: true, leaf: true, berry: true, sun: true, sky: true, sand: true, stone: true }

export const categoryColours = Object.keys(every) as CategoryColour[]
