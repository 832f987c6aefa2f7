// Which product's price the cashier is about to say.
import type { Product } from '../contact/catalogue.ts'
import { openPanel } from '../panels.ts'
import { watched } from '../watched.ts'

export const askedPrice = watched<Product | null>(null)

export function askPrice(product: Product): void {
  askedPrice.set(product)
  openPanel.set('price')
}
