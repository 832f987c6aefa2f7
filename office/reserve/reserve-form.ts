// What is typed about selling without a network, and what becomes of it.
import { kronerTextToOre, oreToKronerText } from '../../contract/money.ts'
import type { RouteReply } from '../../contract/route-types.ts'

export type ReserveSettings = RouteReply<'GET /api/office/schools/:schoolId/reserve-settings'>
type Field = Exclude<keyof ReserveSettings, 'isOn'>
export type ReserveForm = Record<Field, string> & { isOn: boolean }

/** The bounds of the contract. */
export const reserveFields = [
  { field: 'mostPurchaseOre', label: 'purchase', isAmount: true, least: 100, most: 50_000 },
  { field: 'mostCardOre', label: 'card', isAmount: true, least: 100, most: 100_000 },
  { field: 'mostCardCount', label: 'cardCount', isAmount: false, least: 1, most: 20 },
  { field: 'mostTillOre', label: 'till', isAmount: true, least: 100, most: 5_000_000 },
  { field: 'mostTillCount', label: 'tillCount', isAmount: false, least: 1, most: 1_000 },
  { field: 'listHours', label: 'listHours', isAmount: false, least: 1, most: 72 },
  { field: 'waitHours', label: 'waitHours', isAmount: false, least: 1, most: 72 },
] as const satisfies readonly { field: Field; label: string; isAmount: boolean; least: number; most: number }[]
export type ReserveField = (typeof reserveFields)[number]

export const textOf = ({ isAmount }: Pick<ReserveField, 'isAmount'>, value: number) => (isAmount ? oreToKronerText(value) : String(value))

export function formOfReserve(settings: ReserveSettings): ReserveForm {
  const texts = Object.fromEntries(reserveFields.map((each) => [each.field, textOf(each, settings[each.field])]))
  return { ...(texts as Record<Field, string>), isOn: settings.isOn }
}

/** A number within its bounds, or null when it is none. */
export function numberOf({ isAmount, least, most }: ReserveField, text: string): number | null {
  const number = isAmount ? kronerTextToOre(text) : /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : null
  return number !== null && number >= least && number <= most ? number : null
}

/** What is asked for, or null while something is not a number within its bounds. */
export function reserveOfForm(form: ReserveForm): ReserveSettings | null {
  const numbers = reserveFields.map((each) => [each.field, numberOf(each, form[each.field])] as const)
  if (numbers.some(([, number]) => number === null)) return null
  return { ...(Object.fromEntries(numbers) as Record<Field, number>), isOn: form.isOn }
}
