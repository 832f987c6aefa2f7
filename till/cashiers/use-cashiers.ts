import { useEffect } from 'react'
import { useOpenTill } from '../opening/till-context.ts'
import { isBusy } from '../sale/sale.ts'
import { useWatched } from '../watched.ts'

/** True while the till sells for nobody: somebody has to sign in, or wants to change. */
export function useIsLocked(): boolean {
  const { cashiers } = useOpenTill()
  const { mustSignIn, cashier } = useWatched(cashiers.present)
  const isChanging = useWatched(cashiers.isChanging)
  return mustSignIn && (cashier === null || isChanging)
}

const LOOKS_EVERY_MS = 5_000

/** Locks the till when nobody has touched it for as long as the school says. A sale that is being sent is waited for. */
export function useLocksWhenIdle(): void {
  const { cashiers, keeper, seller, outbox } = useOpenTill()
  const { cashier } = useWatched(cashiers.present)
  useEffect(() => {
    if (cashier === null) return
    let touchedAtMs = Date.now()
    const touch = () => {
      touchedAtMs = Date.now()
    }
    const look = () => {
      const idleMs = (keeper.contact.read().catalogue?.cashiers?.idleMinutes ?? 5) * 60_000
      if (Date.now() - touchedAtMs < idleMs || isBusy(seller.sale.read()) || outbox.waiting.read().length > 0 || !cashiers.mayLock()) return
      void cashiers.signOut().catch(() => undefined)
    }
    const timer = setInterval(look, LOOKS_EVERY_MS)
    addEventListener('pointerdown', touch, { capture: true })
    addEventListener('keydown', touch, { capture: true })
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touch, { capture: true })
      removeEventListener('keydown', touch, { capture: true })
    }
  }, [cashier, cashiers, keeper, seller, outbox])
}
