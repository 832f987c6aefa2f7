export { printInTurn } from './print-in-turn.ts'
