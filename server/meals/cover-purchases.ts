// What the school covers of a batch of purchases. Of wallets that need nothing covered nothing is asked; of the others one
// statement reads how they stand, and another locks the accounts that pay: after the wallets, in the order of school and id,
// and only where one of these wallets may need it. So two batches never wait for each other in a circle, and whoever comes
// second sees what the first has left.

import { hash } from 'node:crypto'
import type { Queryable } from '../../database/connect.ts'
import { type AccountKey, lockKeptAccounts } from '../../ledger/kept-accounts.ts'
import { type LockedWallet, type Transfer, type WalletKey, walletName } from '../../ledger/ledger.ts'
import { afterAdvance, type AdvanceState, NOTHING_ADVANCED } from '../../rules/meal-advance.ts'
import { type Cover, type CoverableLine, type CoverDecision, coverSale } from '../../rules/meal-cover.ts'
import { purseOn, type PurseState } from '../../rules/meal-purse.ts'
import type { House } from '../house.ts'
import { type MealEntry, type MealFactsRow, mealFactsOf, type MealSource, schoolCovers } from './store.ts'

/** A purchase that somebody wants to make, and what its school covers at all. */
export type Coverable = { wallet: LockedWallet; totalOre: number; advancesMeals: boolean; hasMealProgrammes: boolean }

export type Covering = {
  /** What is covered of these lines for a wallet with so much of its own. */
  decide: (wallet: WalletKey, lines: readonly CoverableLine[], balanceOre: number) => CoverDecision
  /** Books what was decided, for the purchases that follow to see: the money moves into the wallet before the purchase takes it. */
  take: (sold: Sold) => { transfers: Transfer[]; entries: MealEntry[] }
}

export type Sold = WalletKey & { purchaseId: string; cover: Cover; lines: readonly CoverableLine[]; happenedAt: Date }

type Standing = {
  facts: MealFactsRow
  advance: AdvanceState
  advanceNumber: number
  purse: PurseState | null
  purseNumber: number
  accounts: { fund: string; programmes: string }
}

/** Reads and locks what these purchases may need. Null when that is nothing. */
export async function readCovering(tx: Queryable, house: House, { wanted, today }: { wanted: readonly Coverable[]; today: string }): Promise<Covering | null> {
  const asked = thoseToAsk(wanted)
  if (asked.length === 0) return null
  const found = await mealFactsOf(
    tx,
    asked.map(({ wallet }) => wallet),
  )
  const standings = new Map<string, Standing>()
  const accounts: AccountKey[] = []
  for (const facts of found) {
    const { byKind } = await house.chartOf(tx, facts.schoolId)
    const standing = standingOf(facts, { today, fund: byKind.meal_fund, programmes: byKind.meal_programmes })
    standings.set(walletName(facts), standing)
    const { schoolId } = facts
    if (facts.policy?.isOn) accounts.push({ schoolId, accountId: byKind.meal_fund })
    if (standing.purse) accounts.push({ schoolId, accountId: byKind.meal_programmes })
  }
  if (accounts.length === 0) return null
  return covering(standings, { left: await lockKeptAccounts(tx, accounts), today })
}

/** The same for whoever has wallets of one school under lock, and does not know yet what each will be asked for. */
export async function readCoveringOfSchool(
  tx: Queryable,
  house: House,
  { schoolId, wallets, today }: { schoolId: number; wallets: readonly LockedWallet[]; today: string },
): Promise<Covering | null> {
  const school = await schoolCovers(tx, schoolId)
  if (!school || wallets.length === 0) return null
  return readCovering(tx, house, { wanted: wallets.map((wallet) => ({ ...school, wallet, totalOre: Number.MAX_SAFE_INTEGER })), today })
}

// With a programme it is used before own money, so everybody is asked; an advance is only for who has too little.
function thoseToAsk(wanted: readonly Coverable[]): Coverable[] {
  const byWallet = Map.groupBy(wanted, ({ wallet }) => walletName(wallet))
  return [...byWallet.values()].flatMap((same) => {
    const [first] = same as [Coverable, ...Coverable[]]
    const isShort = first.wallet.balanceOre < same.reduce((sum, { totalOre }) => sum + totalOre, 0)
    return first.hasMealProgrammes || (first.advancesMeals && isShort) ? [first] : []
  })
}

function standingOf(facts: MealFactsRow, { today, ...accounts }: { today: string; fund: string; programmes: string }): Standing {
  const { advance, programme, purse: last } = facts
  return {
    facts,
    accounts,
    advance: advance ?? NOTHING_ADVANCED,
    advanceNumber: advance?.number ?? 0,
    purse: programme && purseOn(programme, { joinedOn: programme.joinedOn, last, today }),
    purseNumber: facts.purseNumber,
  }
}

function covering(standings: Map<string, Standing>, { left, today }: { left: Map<string, number>; today: string }): Covering {
  const leftIn = (accountId: string) => left.get(accountId) ?? 0

  function decide(wallet: WalletKey, lines: readonly CoverableLine[], balanceOre: number): CoverDecision {
    const standing = standings.get(walletName(wallet))
    const { facts, purse, accounts } = standing ?? {}
    return coverSale(lines, {
      balanceOre,
      programme:
        facts?.programme && purse && accounts
          ? { leftOre: purse.leftOre, isForMealsOnly: facts.programme.isForMealsOnly, accountOre: leftIn(accounts.programmes) }
          : null,
      advance: standing ? { policy: standing.facts.policy, state: standing.advance, fundOre: leftIn(standing.accounts.fund), today } : null,
    })
  }

  function take({ schoolId, walletId, purchaseId, cover, lines, happenedAt }: Sold): { transfers: Transfer[]; entries: MealEntry[] } {
    const { programmeOre, advanceOre } = cover
    const taken: { transfers: Transfer[]; entries: MealEntry[] } = { transfers: [], entries: [] }
    const standing = standings.get(walletName({ schoolId, walletId }))
    if (!standing) return taken
    const { facts, accounts } = standing
    const move = (source: MealSource, amountOre: number) => {
      const [kind, debitAccountId] = source === 'advance' ? (['meal_advance', accounts.fund] as const) : (['meal_subsidy', accounts.programmes] as const)
      const id = coverIdOf(purchaseId, source)
      left.set(debitAccountId, leftIn(debitAccountId) - amountOre)
      taken.transfers.push({ schoolId, eventId: id, part: 1, kind, debitAccountId, creditAccountId: walletId, amountOre, happenedAt })
      return { schoolId, walletId, source, id, kind: 'covered', amountOre, purchaseId } as const
    }
    if (programmeOre > 0 && facts.programme && standing.purse) {
      const { programmeId, isForMealsOnly } = facts.programme
      standing.purse = { ...standing.purse, leftOre: standing.purse.leftOre - programmeOre }
      standing.purseNumber += 1
      const { periodFrom, leftOre } = standing.purse
      const places = lines.flatMap(({ isMeal }, place) => (isMeal || !isForMealsOnly ? [place] : []))
      taken.entries.push({ ...move('programme', programmeOre), number: standing.purseNumber, afterOre: leftOre, day: periodFrom, programmeId, places })
    }
    if (advanceOre > 0 && facts.policy) {
      standing.advance = afterAdvance(standing.advance, { amountOre: advanceOre, today })
      standing.advanceNumber += 1
      const { outstandingOre, meals, dayOre } = standing.advance
      taken.entries.push({
        ...move('advance', advanceOre),
        number: standing.advanceNumber,
        afterOre: outstandingOre,
        day: today,
        mealsAfter: meals,
        dayAfterOre: dayOre,
        policyNumber: facts.policy.number,
      })
    }
    return taken
  }

  return { decide, take }
}

/** The id of what is covered of a purchase: always the same for the same purchase, so that it can move money once. A UUID of version 8. */
export function coverIdOf(purchaseId: string, source: MealSource): string {
  const hex = hash('sha256', `meal|${source}|${purchaseId}`, 'hex')
  const variant = (Number.parseInt(hex.slice(16, 17), 16) & 3) + 8
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant.toString(16)}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
