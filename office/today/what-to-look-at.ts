// The answer to «Er alt i orden i dag?»: what somebody should look at, the gravest first. Nothing found means yes.
import { isLongWait } from '../enquiries/waited.ts'
import type { Attention } from './attention.ts'
import type { Today } from './today.ts'

type Till = Today['tills'][number]
export type Concern =
  | { kind: 'provider_down'; names: readonly Today['providersDown'][number]['name'][] }
  | { kind: 'debts'; count: number; sumOre: number }
  | { kind: 'refunds_wait'; count: number }
  | { kind: 'old_differences'; count: number }
  | { kind: 'reserve_reports'; count: number }
  | { kind: 'webhook'; salesUnit: string; what: Attention['webhooks'][number]['what'] }
  | { kind: 'meter'; level: 'near' | 'close' | 'over'; perCent: number }
  | { kind: 'enquiry_waits'; since: string }
  | { kind: 'far_below'; perCent: number }
  | { kind: 'no_device' | 'quiet_till'; tills: readonly Pick<Till, 'tillId' | 'name'>[] }

/** Since when the family waits that has waited longest; null when nobody does. */
type Waiting = { oldestWaitsSince: string | null; nowMs: number; attention?: Attention | undefined }
type Facts = Pick<Today, 'soldOre' | 'soldSameTimeLastWeekOre' | 'purchaseCount' | 'purchaseCountSameTimeLastWeek' | 'tills' | 'providersDown' | 'debts'>

/** A fall is only worth a word when last week was more than a handful of purchases. */
const FEWEST_PURCHASES_TO_COMPARE = 20
const FAR_BELOW_PER_CENT = 40
/** One till may stand unused while the day is young. */
const PURCHASES_BEFORE_A_TILL_IS_QUIET = 20

export function whatToLookAt(facts: Facts, { oldestWaitsSince, nowMs, attention }: Waiting): Concern[] {
  const fall = fallInPerCent(facts)
  const isFarBelow = fall >= FAR_BELOW_PER_CENT && facts.purchaseCountSameTimeLastWeek >= FEWEST_PURCHASES_TO_COMPARE
  const withoutDevice = facts.tills.filter(({ state }) => state === 'not_enrolled')
  const isDayUnderWay = facts.purchaseCount >= PURCHASES_BEFORE_A_TILL_IS_QUIET
  const quiet = isDayUnderWay ? facts.tills.filter(({ state, salesToday }) => state === 'enrolled' && salesToday === 0) : []
  const { providersDown, debts } = facts
  return [
    ...(providersDown.length > 0 ? [{ kind: 'provider_down' as const, names: providersDown.map(({ name }) => name) }] : []),
    ...(isFarBelow ? [{ kind: 'far_below' as const, perCent: fall }] : []),
    ...(withoutDevice.length > 0 ? [{ kind: 'no_device' as const, tills: withoutDevice }] : []),
    ...(oldestWaitsSince !== null && isLongWait(oldestWaitsSince, nowMs) ? [{ kind: 'enquiry_waits' as const, since: oldestWaitsSince }] : []),
    ...concernsOfOperator(attention),
    ...(quiet.length > 0 ? [{ kind: 'quiet_till' as const, tills: quiet }] : []),
    ...(debts.count > 0 ? [{ kind: 'debts' as const, ...debts }] : []),
  ]
}

// What only those who run the operator can do something about.
function concernsOfOperator(attention: Attention | undefined): Concern[] {
  if (attention === undefined) return []
  const { refundsWaiting, oldDifferences, reserveReports, webhooks, meter } = attention
  const { level = 'far', perCent = 0 } = meter.limit ?? {}
  return [
    ...(refundsWaiting > 0 ? [{ kind: 'refunds_wait' as const, count: refundsWaiting }] : []),
    ...(oldDifferences > 0 ? [{ kind: 'old_differences' as const, count: oldDifferences }] : []),
    ...(reserveReports > 0 ? [{ kind: 'reserve_reports' as const, count: reserveReports }] : []),
    ...webhooks.map(({ salesUnit, what }) => ({ kind: 'webhook' as const, salesUnit, what })),
    ...(level === 'far' ? [] : [{ kind: 'meter' as const, level, perCent }]),
  ]
}

function fallInPerCent({ soldOre, soldSameTimeLastWeekOre }: Facts): number {
  if (soldSameTimeLastWeekOre <= 0) return 0
  return Math.round(((soldSameTimeLastWeekOre - soldOre) / soldSameTimeLastWeekOre) * 100)
}
