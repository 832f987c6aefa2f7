// Of which basket that was set aside the cashier says that it is served, or wants to see the receipt.
import { openPanel } from '../panels.ts'
import { watched } from '../watched.ts'

export const askedServed = watched<string | null>(null)

export function askServed(parkedId: string): void {
  askedServed.set(parkedId)
  openPanel.set('served')
}
