// Which wallets does a batch have to lock? A card belongs to one wallet for ever, so the answer may be
// remembered; whether the card may pay is read anew under lock every time.

import type { Queryable } from '../../database/connect.ts'
import type { WalletKey } from '../../ledger/ledger.ts'
import { type CodeKey, walletsBehind } from './store.ts'

/** The wallets behind codes: at once when all are remembered, otherwise after asking. Unknown codes have none. */
export type FindWallets = (db: Queryable, codes: CodeKey[]) => WalletKey[] | Promise<WalletKey[]>

/** Asks every time. */
export async function askForWallets(db: Queryable, codes: CodeKey[]): Promise<WalletKey[]> {
  const walletIds = await walletsBehind(db, codes)
  return codes.flatMap(({ schoolId }, place) => {
    const walletId = walletIds.get(place)
    return walletId ? { schoolId, walletId } : []
  })
}

// Some 200 bytes each.
const MOST_REMEMBERED = 200_000

/** Asks about a code once and remembers its wallet. A code that is unknown is asked about again: it may be a new card. */
export function rememberWallets(): FindWallets {
  const remembered = new Map<string, WalletKey>()
  const nameOf = ({ schoolId, codeHash }: CodeKey) => `${schoolId}/${codeHash.toString('latin1')}`
  const recall = (codes: CodeKey[]): WalletKey[] => codes.flatMap((code) => remembered.get(nameOf(code)) ?? [])

  const learn = async (db: Queryable, codes: CodeKey[], strange: CodeKey[]): Promise<WalletKey[]> => {
    const walletIds = await walletsBehind(db, strange)
    if (remembered.size + walletIds.size > MOST_REMEMBERED) remembered.clear()
    for (const [place, walletId] of walletIds) {
      const code = strange[place] as CodeKey
      remembered.set(nameOf(code), { schoolId: code.schoolId, walletId })
    }
    // What was forgotten to make room is asked about in full.
    const all = recall(codes)
    return all.length + strange.length - walletIds.size === codes.length ? all : askForWallets(db, codes)
  }

  return (db, codes) => {
    const strange = codes.filter((code) => !remembered.has(nameOf(code)))
    return strange.length === 0 ? recall(codes) : learn(db, codes, strange)
  }
}
