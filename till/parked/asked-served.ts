// Of which basket that was set aside the cashier says that it is served, wants to see the receipt, or that several pay.
import { openPanel } from '../panels.ts'
import { watched } from '../watched.ts'

export const askedServed = watched<string | null>(null)

export function askServed(parkedId: string, panel: 'served' | 'divide' = 'served'): void {
  askedServed.set(parkedId)
  openPanel.set(panel)
}
