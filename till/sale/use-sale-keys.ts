// The keyboard at the counter. What each key does is told on the help panel; all of it can be switched off in the settings,
// since single keys get in the way of those who speak to their device.
import { useEffect, useEffectEvent } from 'react'
import { keyOf } from '../basket/basket.ts'
import { useOpenTill, useTillApp } from '../opening/till-context.ts'
import { openPanel } from '../panels.ts'
import { useWatched } from '../watched.ts'

/** A digit that another key follows at once comes from a scanner, not from a hand. */
const HAND_MS = 60

export function useSaleKeys(): void {
  const app = useTillApp()
  const { seller } = useOpenTill()
  const { hasShortcuts } = useWatched(app.preferences)

  const press = useEffectEvent((key: string): void => {
    const { basket, lastTouched } = seller.sale.read()
    const line = basket.find((each) => keyOf(each) === lastTouched)
    if (key === '?') return openPanel.set('help')
    if (line === undefined) return
    const quantity = quantityAfter(key, line.quantity)
    if (quantity !== undefined) seller.setQuantity({ key: keyOf(line), quantity })
  })

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastAtMs = Number.NEGATIVE_INFINITY
    const listen = (event: KeyboardEvent) => {
      clearTimeout(timer)
      const isAlone = event.timeStamp - lastAtMs > HAND_MS
      if (event.key !== 'Shift') lastAtMs = event.timeStamp
      if (event.defaultPrevented || event.isComposing || openPanel.read() !== null) return
      if (event.key === 'Escape') return escape()
      if (event.key === 'Enter' && event.ctrlKey) return seller.pay()
      if (!hasShortcuts || event.ctrlKey || event.metaKey || event.altKey || !/^([0-9]|[+\-?]|Delete)$/.test(event.key)) return
      if (isAlone) timer = setTimeout(() => press(event.key), HAND_MS)
    }
    const escape = () => (seller.sale.read().moment.at === 'counter' ? seller.dropCode() : seller.dismiss())
    addEventListener('keydown', listen)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', listen)
    }
  }, [seller, hasShortcuts])
}

function quantityAfter(key: string, quantity: number): number | undefined {
  if (key === '+') return quantity + 1
  if (key === '-') return quantity - 1
  if (key === 'Delete') return 0
  return /^[1-9]$/.test(key) ? Number(key) : undefined
}
