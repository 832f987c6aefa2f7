import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { ApiRefusal, call } from '../../kit/api.ts'
import type { Wallet } from '../session/session.ts'
import { askAsPhone } from './ask-as-phone.ts'
import { dropHeldCode, type HeldCode, readHeldCodes, updateHeldCode } from './held-codes.ts'

/** What this phone holds. It is read from the phone, so it is there without a network. */
export const heldCodesQuery = queryOptions({
  queryKey: ['held-codes'],
  queryFn: readHeldCodes,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
  // Keys are not plain values to compare.
  structuralSharing: false,
})

/** The code of a wallet on this phone; undefined while the phone is read, null when it holds none. */
export function useHeldCode(walletId: string): HeldCode | null | undefined {
  const { data, error } = useQuery(heldCodesQuery)
  if (error !== null) return null
  return data === undefined ? undefined : (data.find((code) => code.walletId === walletId) ?? null)
}

/** Asks the server as this phone, and keeps what it tells. A code that another phone has is let go of. */
export async function refreshHeldCode(queries: QueryClient, code: HeldCode, signal?: AbortSignal): Promise<HeldCode> {
  try {
    const told = await askAsPhone(code, signal)
    await updateHeldCode(told)
    replaceHeld(queries, (held) => held.map((each) => (each.cardId === told.cardId ? told : each)))
    return told
  } catch (error) {
    if (isNoLongerHere(error)) {
      await dropHeldCode(code.cardId)
      replaceHeld(queries, (held) => held.filter(({ cardId }) => cardId !== code.cardId))
    }
    throw error
  }
}

export const isNoLongerHere = (error: unknown) => error instanceof ApiRefusal && error.code === 'phone_not_bound'

const replaceHeld = (queries: QueryClient, change: (held: HeldCode[]) => HeldCode[]) =>
  void queries.setQueryData(heldCodesQuery.queryKey, (held: HeldCode[] | undefined) => held && change(held))

/** Which phone holds the wallet's code. */
export const phoneStatusQuery = ({ schoolId, walletId }: Pick<Wallet, 'schoolId' | 'walletId'>) =>
  queryOptions({
    queryKey: ['wallet', walletId, 'phone'],
    queryFn: ({ signal }) => call('GET /api/wallets/:schoolId/:walletId/phone', { params: { schoolId, walletId }, signal }),
  })
