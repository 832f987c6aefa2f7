export type { CardToPrint } from './draw-card.ts'
export { printInTurn as printCards } from './print-in-turn.ts'
