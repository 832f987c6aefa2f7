import { isConnectionTrouble } from '../../database/transaction.ts'
import type { House } from '../house.ts'

/** Says that one top-up could not be settled. The others go on, and this one comes again when its claim is out. */
export function logTrouble(house: House, error: unknown): void {
  house.log(isConnectionTrouble(error) ? 'topup not settled yet' : 'bug', { place: 'topups', error: error instanceof Error ? error.name : typeof error })
}
