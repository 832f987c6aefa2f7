import { isConnectionTrouble } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import { nameOf } from '../repeat.ts'
import { type PaymentProvider, ProviderTrouble } from '../payments/index.ts'

/** Says that one top-up could not be settled. The others go on, and this one comes again when its claim is out. */
export function logTrouble(house: House, error: unknown): void {
  house.log(isConnectionTrouble(error) ? 'topup not settled yet' : 'bug', { place: 'topups', error: nameOf(error) })
}

/** Logs what a provider could not do. @throws what is not a provider's trouble */
export function logTroubleWith(house: House, provider: PaymentProvider, { error, step }: { error: unknown; step: string }): ProviderTrouble {
  if (!(error instanceof ProviderTrouble)) throw error
  house.log('payment provider trouble', { provider: provider.name, step, code: error.code, theirCode: error.theirCode, trace: error.trace })
  return error
}
