import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { formatAccountNumber, maskAccountNumber } from '../../rules/account-number.ts'
import { accountsOf } from '../bank-accounts/index.ts'
import type { House } from '../house.ts'
import { followersOf, pupilOfWallet, refundsWaiting, showToOffice } from '../refunds/index.ts'
import { atProviderSum, lineCounts, linesOf, operatorOf, readySum, runOf, type RunRow, runsOf, schoolsOf, unclaimedAt, type WaitingPart } from './store.ts'

type Overview = RouteReply<'GET /api/office/operators/:operatorId/payouts'>
type ShownRun = RouteReply<'GET /api/office/operators/:operatorId/payout-runs/:runId'>

const MOST_SHOWN = 200
const MOST_RUNS = 50

/** Refunds of all an operator's schools, as the office sees them. */
export async function showPayouts(house: House, { operatorId, personId }: { operatorId: string; personId: string }): Promise<Overview> {
  const { database } = house
  const now = house.clock.now()
  const operator = await operatorOf(database, operatorId)
  if (!operator) throw new Refused('not_found')
  const schools = await schoolsOf(database, operatorId)
  const schoolIds = schools.map(({ schoolId }) => schoolId)
  const { parts, sumOre } = await unclaimedAt(database, { schoolIds, now, limit: MOST_SHOWN })
  const accounts = await accountsOf(database, operatorId)
  return {
    fourEyesAboveOre: operator.fourEyesAboveOre,
    accounts: accounts.filter(({ endedAt }) => endedAt === null).map(({ accountNumber }) => formatAccountNumber(accountNumber)),
    ready: await readySum(database, { schoolIds, now }),
    waiting: await waitingAt(house, { schoolIds, personId }),
    unclaimed: await showUnclaimed(house, { parts, names: new Map(schools.map(({ schoolId, name }) => [schoolId, name])), personId }),
    unclaimedOre: sumOre,
    atProvider: await atProviderSum(database, schoolIds),
    runs: await showRuns(house, await runsOf(database, { operatorId, limit: MOST_RUNS })),
  }
}

async function waitingAt(house: House, { schoolIds, personId }: { schoolIds: readonly number[]; personId: string }): Promise<Overview['waiting']> {
  const shown: Overview['waiting'] = []
  for (const schoolId of schoolIds) {
    const refunds = await refundsWaiting(house.database, { schoolId, limit: MOST_SHOWN - shown.length })
    const pupils = new Map(await Promise.all(refunds.map(async (refund) => [refund.refundId, await pupilOfWallet(house.database, refund)] as const)))
    shown.push(...(await showToOffice(house.database, house, { refunds, pupils: ({ refundId }) => pupils.get(refundId) ?? undefined, personId })))
    if (shown.length >= MOST_SHOWN) break
  }
  return shown
}

async function showUnclaimed(
  house: House,
  { parts, names, personId }: { parts: WaitingPart[]; names: Map<number, string>; personId: string },
): Promise<Overview['unclaimed']> {
  const now = house.clock.now()
  const shown: Overview['unclaimed'] = []
  for (const [schoolId, ofSchool] of Map.groupBy(parts, (part) => part.schoolId)) {
    const nobodys = ofSchool.filter(({ payerPersonId }) => payerPersonId === null)
    const followers = await followersOf(house.database, { schoolId, walletIds: nobodys.map(({ walletId }) => walletId), now })
    for (const { walletId, payerPersonId, isAccountKnown, since, ...part } of ofSchool) {
      shown.push({
        ...part,
        schoolName: names.get(schoolId) ?? '',
        since: since.toISOString(),
        waitsFor: payerPersonId === null ? 'somebody' : isAccountKnown ? 'day' : 'account',
        people:
          payerPersonId === null
            ? followers.filter((each) => each.walletId === walletId && each.personId !== personId).map(({ personId: id, name }) => ({ personId: id, name }))
            : [],
      })
    }
  }
  return shown.toSorted((one, other) => (one.since < other.since ? -1 : 1))
}

export async function showRuns(house: House, runs: readonly RunRow[]): Promise<Overview['runs']> {
  const counts = await lineCounts(
    house.database,
    runs.map(({ runId }) => runId),
  )
  return runs.map(({ runId, messageId, accountNumber, version, payOn, state, lineCount, amountOre, madeAt, frozenAt }) => ({
    runId,
    messageId,
    account: maskAccountNumber(accountNumber),
    version,
    payOn,
    state,
    lineCount,
    amountOre,
    madeAt: madeAt.toISOString(),
    frozenAt: frozenAt?.toISOString() ?? null,
    paidCount: counts.get(runId)?.paid ?? 0,
    failedCount: counts.get(runId)?.failed ?? 0,
  }))
}

/** A run with its lines. @throws Refused not_found */
export async function showRun(house: House, { operatorId, runId }: { operatorId: string; runId: string }): Promise<ShownRun> {
  const found = await runOf(house.database, runId)
  if (found?.operatorId !== operatorId) throw new Refused('not_found')
  const names = new Map((await schoolsOf(house.database, operatorId)).map(({ schoolId, name }) => [schoolId, name]))
  const [run] = await showRuns(house, [found])
  return {
    run: run as ShownRun['run'],
    lines: (await linesOf(house.database, runId)).map(({ lineId, schoolId, payeeName, accountNumber, amountOre, state, why, decidedAt }) => ({
      lineId,
      schoolId,
      schoolName: names.get(schoolId) ?? '',
      payeeName,
      account: maskAccountNumber(accountNumber),
      amountOre,
      state,
      why,
      decidedAt: decidedAt?.toISOString() ?? null,
    })),
  }
}
