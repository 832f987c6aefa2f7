// The keys that the phone makes its codes with: fetched when there is a network, kept in memory for the days they are for.
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import type { Wallet } from '../session/session.ts'
import { clockOffset } from './code-steps.ts'

export type CodeMaker = {
  credentialId: string
  /** Not extractable once they are here: a page can make codes with them, but not read them out. */
  keys: ReadonlyMap<string, CryptoKey>
  /** What to add to the phone's clock to get the server's. */
  clockOffsetMs: number
}

export const phoneCodeQuery = ({ schoolId, walletId }: Pick<Wallet, 'schoolId' | 'walletId'>) =>
  queryOptions({
    queryKey: ['wallet', walletId, 'phone-code'],
    queryFn: async ({ signal }): Promise<CodeMaker> => {
      const askedAt = Date.now()
      const reply = await call('GET /api/wallets/:schoolId/:walletId/phone-code', { params: { schoolId, walletId }, signal })
      const clockOffsetMs = clockOffset({ askedAtMs: askedAt, answeredAtMs: Date.now(), serverTimeMs: Date.parse(reply.serverTime) })
      const keys = await Promise.all(reply.dayKeys.map(async ({ day, key }) => [day, await importKey(key)] as const))
      return { credentialId: reply.credentialId, keys: new Map(keys), clockOffsetMs }
    },
    gcTime: Number.POSITIVE_INFINITY,
    staleTime: 10 * 60_000,
    // Map and CryptoKey are not plain values to compare.
    structuralSharing: false,
  })

function importKey(base64: string): Promise<CryptoKey> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}
