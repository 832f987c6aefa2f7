export { catalogue, heldTables } from './catalogue.ts'
export { isHeld } from './held.ts'
