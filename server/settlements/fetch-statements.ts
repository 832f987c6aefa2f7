// Fetches what the providers tell of each day, one day after the other from the first that anything happened on, and
// works through what has come. Any number of processes may do it; what is due stands in the database.

import type { ProviderName } from '../../contract/payment-providers.ts'
import { Refused } from '../../contract/refusals.ts'
import { addDays, norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { type Payments, ProviderTrouble, type StatementSource } from '../payments/index.ts'
import { nameOf, repeat, type Repeating } from '../repeat.ts'
import { type Account, accountsWithReports, allOperators, claimFetch, firstOperationDay, lastReport, type OperatorRow, writeFetched } from './store.ts'
import { takeInStatement } from './take-in-statement.ts'
import { workThrough } from './work-through.ts'

const LOOK_EVERY_MS = 5 * 60_000
/** Longer than fetching the most days may take. */
const CLAIM_MS = 30 * 60_000
/** A provider that has not closed the day is asked again, and so is one that failed. */
const AGAIN_AFTER_MS = 60 * 60_000
/** The rest of a long time comes with the next round. */
const MOST_DAYS = 31

export type StatementWatch = Repeating & { lookOnce: () => Promise<void> }

export function watchStatements(house: House, payments: Payments, { afterwards }: { afterwards: () => Promise<void> }): StatementWatch {
  const lookOnce = async () => {
    const accounts = await accountsToLookAt(house, payments)
    for (const { operator, provider } of accounts) {
      const now = house.clock.now()
      const account = { operatorId: operator.operatorId, provider }
      if (!(await claimFetch(house.database, { ...account, now, until: new Date(now.getTime() + CLAIM_MS) }))) continue
      await fetchStatements(house, payments, { account, operator, isAlone: accounts.filter((each) => each.provider === provider).length === 1 })
    }
    if (accounts.length > 0) await afterwards()
  }
  const onTrouble = (error: unknown) => house.log('settlements not looked at', { error: nameOf(error) })
  return { lookOnce, ...repeat(lookOnce, { everyMs: LOOK_EVERY_MS, onTrouble, isFirstAtOnce: true }) }
}

type ToLookAt = { operator: OperatorRow; provider: ProviderName }

async function accountsToLookAt(house: House, payments: Payments): Promise<ToLookAt[]> {
  const operators = await allOperators(house.database)
  const fetched = payments.all
    .filter(({ statements }) => statements !== undefined)
    .flatMap((provider) =>
      operators.filter(({ organisationNumber }) => provider.serves(organisationNumber)).map((operator) => ({ operator, provider: provider.name })),
    )
  const named = new Set(fetched.map(({ operator, provider }) => `${operator.operatorId} ${provider}`))
  const byFile = (await accountsWithReports(house.database)).filter(({ operatorId, provider }) => !named.has(`${operatorId} ${provider}`))
  return [
    ...fetched,
    ...byFile.flatMap(({ operatorId, provider }) => operators.filter((each) => each.operatorId === operatorId).map((operator) => ({ operator, provider }))),
  ]
}

type Fetching = { account: Account; operator: OperatorRow; isAlone: boolean }

/** Fetches what is new and works it through. What goes wrong is written down, for the office to see; it never throws for it. */
export async function fetchStatements(house: House, payments: Payments, { account, operator, isAlone }: Fetching): Promise<void> {
  const source = payments.find(account.provider)?.statements
  const problem = source === undefined ? null : await problemOf(house, () => fetchDays(house, { account, operator, isAlone, source }))
  await workThrough(house, payments, account)
  const now = house.clock.now()
  await writeFetched(house.database, { ...account, now, tryAgainAt: new Date(now.getTime() + AGAIN_AFTER_MS), problem })
}

async function problemOf(house: House, work: () => Promise<string | null>): Promise<string | null> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof ProviderTrouble || error instanceof Refused ? error.code : null
    if (code === null) throw error
    house.log('settlement not fetched', { code })
    return code
  }
}

/** The problem in a word, or null when there is none. */
async function fetchDays(house: House, { account, operator, isAlone, source }: Fetching & { source: StatementSource }): Promise<string | null> {
  const first = await firstOperationDay(house.database, account)
  if (first === null) return null
  const found = await source.ledgerOf(operator.organisationNumber)
  if (found === null) return 'no_ledger'
  // Of several operators at one sales unit the money is its owner's.
  if (!isAlone && found.ownerOrganisationNumber !== operator.organisationNumber) return 'no_ledger'
  const { ledger } = found
  const last = await lastReport(house.database, { provider: account.provider, ledger })
  const today = norwegianTime(house.clock.now()).date
  let day = last ? addDays(last.day, 1) : first
  for (let days = 0; days < MOST_DAYS && day < today; days += 1) {
    const statement = await source.readDay(operator.organisationNumber, { ledger, day })
    if (statement === null) return null
    await takeInStatement(house, { ...account, statement, personId: null })
    day = addDays(day, 1)
  }
  return null
}
