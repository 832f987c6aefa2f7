// What a movement is called on a statement.

import type { RouteReply } from '../../contract/route-types.ts'
import type { StatementTexts } from '../../language/statements/texts.ts'

export type StatementEntry = RouteReply<'GET /api/wallets/:schoolId/:walletId/history'>['entries'][number]

export function titleOf({ kind, gift, isAutomatic }: StatementEntry, { kinds, gift: fromSomebody, giftFrom, automatic }: StatementTexts): string {
  if (gift !== null) return gift.from === null ? fromSomebody : giftFrom(gift.from)
  if (isAutomatic) return automatic
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kinds.other
}

export const itemsOf = ({ lines }: StatementEntry): string => lines.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`)).join(', ')

export function sumsOf(entries: readonly StatementEntry[]): { inOre: number; outOre: number } {
  const sum = (isCounted: (amountOre: number) => boolean) => entries.reduce((all, { amountOre }) => (isCounted(amountOre) ? all + amountOre : all), 0)
  return { inOre: sum((amountOre) => amountOre > 0), outOre: sum((amountOre) => amountOre < 0) }
}
