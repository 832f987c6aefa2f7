import { printInTurn } from '../print-turns/index.ts'
import type { PrintWish } from './print-cards.ts'

/** The cards' PDF, drawn when it is its turn. @throws Refused too_busy */
export const printOnThread = (wish: PrintWish): Promise<Uint8Array> => printInTurn(new URL('./print-worker.ts', import.meta.url), wish)
