// What a hard stop's refusal names; and a limit's, which names products to take out as well.
import type { Refusal } from '../../contract/refusals.ts'

const stops: readonly string[] = ['contents_stopped', 'contents_unknown', 'age_too_low', 'age_unknown', 'limit_products', 'seller_too_young']

export const isStop = ({ code }: Pick<Refusal, 'code'>) => stops.includes(code)

export function productIdsOf({ facts }: Refusal): readonly string[] {
  const found = facts?.['productIds']
  return Array.isArray(found) ? (found as readonly string[]) : []
}
