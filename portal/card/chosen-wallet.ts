// Which of several cards one is looking at. It is kept while the page is open, so that going to the history
// and back stays with the same child; it is never stored.
import { useSyncExternalStore } from 'react'
import type { Wallet } from '../session/session.ts'

let chosenId: string | undefined
const listeners = new Set<() => void>()

export function chooseWallet(walletId: string): void {
  if (walletId === chosenId) return
  chosenId = walletId
  for (const listener of listeners) listener()
}

/** The chosen card among those one has; the first one until a choice is made. */
export function useChosenWallet(wallets: readonly Wallet[]): Wallet | undefined {
  const id = useSyncExternalStore(subscribe, () => chosenId)
  return wallets.find(({ walletId }) => walletId === id) ?? wallets[0]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
