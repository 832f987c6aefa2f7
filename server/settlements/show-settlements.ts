import { type ProviderName, providerNames } from '../../contract/payment-providers.ts'
import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { addDays, isDay, norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import {
  closingsOf,
  type DaySums,
  fetchesOf,
  openByDay,
  payoutsOf,
  type ReportOfDay,
  reportsOf,
  schoolDays,
  type SchoolDay,
  schoolNames,
  toldUntil,
} from './day-store.ts'
import { type DifferenceRow, differencesOf, openDifferences } from './difference-store.ts'
import type { Account } from './store.ts'

type Overview = RouteReply<'GET /api/office/operators/:operatorId/settlements'>
type ShownDay = Overview['days'][number]
type DayReply = RouteReply<'GET /api/office/operators/:operatorId/settlements/:provider/:day'>

const DAYS_SHOWN = 35
const MOST_OPEN = 200

/** The newest days of every provider, newest first, and what is open however old it is. */
export async function showSettlements(house: House, payments: Payments, operatorId: string): Promise<Overview> {
  const { database, clock } = house
  const today = norwegianTime(clock.now()).date
  const fetches = await fetchesOf(database, operatorId)
  const days: ShownDay[] = []
  const open: DifferenceRow[] = []
  for (const provider of providerNames) {
    days.push(...(await daysOf(house, { operatorId, provider, from: addDays(today, -DAYS_SHOWN), until: today })))
    const all = await differencesOf(database, { operatorId, provider, from: '2000-01-01', until: today, limit: MOST_OPEN })
    open.push(...all.filter(({ explainedAt }) => explainedAt === null))
  }
  return {
    providers: providerNames.map((provider) => {
      const fetch = fetches.find((each) => each.provider === provider)
      const isFetched = payments.find(provider)?.statements !== undefined
      return {
        provider,
        way: isFetched ? ('fetched' as const) : ('file' as const),
        triedAt: fetch?.triedAt?.toISOString() ?? null,
        problem: fetch?.problem ?? null,
      }
    }),
    days: days.sort((one, other) => (one.day === other.day ? (one.provider < other.provider ? -1 : 1) : one.day < other.day ? 1 : -1)),
    open: open.sort((one, other) => (one.day < other.day ? -1 : 1)).map(showDifference),
    openCount: (await openDifferences(database, { operatorId, oldSince: today })).count,
  }
}

type Span = Account & { from: string; until: string }

async function daysOf({ database }: House, span: Span): Promise<ShownDay[]> {
  const sums = await schoolDays(database, withInstants(span))
  const told = await toldUntil(database, span)
  const open = await openByDay(database, span)
  const payouts = Map.groupBy(await payoutsOf(database, span), ({ day }) => day)
  const days = new Set([...sums.map(({ day }) => day), ...open.keys()])
  return [...days].map((day) => {
    const ofDay = sums.filter((each) => each.day === day)
    const banked = (payouts.get(day) ?? []).flatMap(({ bankOre }) => bankOre ?? [])
    const openCount = open.get(day) ?? 0
    return {
      provider: span.provider,
      day,
      state: openCount > 0 ? ('open' as const) : told !== null && day <= told ? ('well' as const) : ('waiting' as const),
      openCount,
      ...sumsOf(ofDay),
      bankOre: banked.length === 0 ? null : banked.reduce((sum, ore) => sum + ore, 0),
    }
  })
}

const withInstants = (span: Span) => ({ ...span, fromInstant: startOfNorwegianDay(span.from), untilInstant: startOfNorwegianDay(addDays(span.until, 1)) })

function sumsOf(days: readonly SchoolDay[]): DaySums {
  const sum = (key: keyof DaySums) => days.reduce((total, day) => total + day[key], 0)
  return {
    oursCapturedOre: sum('oursCapturedOre'),
    oursGivenBackOre: sum('oursGivenBackOre'),
    theirsCapturedOre: sum('theirsCapturedOre'),
    theirsGivenBackOre: sum('theirsGivenBackOre'),
    feeOre: sum('feeOre'),
    payoutOre: sum('payoutOre'),
  }
}

/** A day, school by school. @throws Refused not_found */
export async function showDay(house: House, { operatorId, provider, day }: { operatorId: string; provider: ProviderName; day: string }): Promise<DayReply> {
  if (!isDay(day)) throw new Refused('not_found')
  const { database } = house
  const span = { operatorId, provider, from: day, until: day }
  const sums = await schoolDays(database, withInstants(span))
  const [shown] = await daysOf(house, span)
  const [report] = await reportsOf(database, span)
  const names = await schoolNames(database, operatorId)
  const closings = await closingsOf(database, { ...span, days: [addDays(day, -1), day] })
  const differences = await differencesOf(database, { ...span, limit: MOST_OPEN })
  if (!shown && !report) throw new Refused('not_found')
  const nobody = sums.find(({ schoolId }) => schoolId === null)
  return {
    day: shown ?? { provider, day, state: 'well', openCount: 0, ...sumsOf([]), bankOre: null },
    schools: [...names]
      .map(([schoolId, name]) => ({
        schoolId,
        name,
        ...ends(closings, { schoolId, day }),
        ...sumsOf(sums.filter((each) => each.schoolId === schoolId)),
      }))
      .filter(
        ({ openingOre, closingOre, ...rest }) =>
          openingOre || closingOre || Object.values(rest).some((value) => typeof value === 'number' && value !== rest.schoolId && value !== 0),
      ),
    nobodyOre: nobody ? nobody.theirsCapturedOre + nobody.theirsGivenBackOre : 0,
    report: report ? showReport(report) : null,
    payouts: (await payoutsOf(database, span)).map(({ reference, amountOre, bankOre, bankedOn }) => ({ reference, amountOre, bankOre, bankedOn })),
    differences: differences.map(showDifference),
  }
}

// A school's first day begins with nothing.
function ends(closings: ReadonlyMap<string, number>, { schoolId, day }: { schoolId: number; day: string }) {
  const closingOre = closings.get(`${schoolId} ${day}`) ?? null
  return { openingOre: closings.get(`${schoolId} ${addDays(day, -1)}`) ?? (closingOre === null ? null : 0), closingOre }
}

const showReport = ({ name, openingOre, closingOre, lineCount, readAt }: ReportOfDay): DayReply['report'] => ({
  name,
  openingOre,
  closingOre,
  lineCount,
  readAt: readAt.toISOString(),
})

export const showDifference = (row: DifferenceRow): Overview['open'][number] => ({
  differenceId: row.differenceId,
  provider: row.provider,
  day: row.day,
  kind: row.kind,
  schoolName: row.schoolName,
  oursOre: row.oursOre,
  theirsOre: row.theirsOre,
  number: row.number,
  reference: row.reference,
  foundAt: row.foundAt.toISOString(),
  explanation: row.explainedAt && { at: row.explainedAt.toISOString(), by: row.explainedBy, reason: row.reason },
})
