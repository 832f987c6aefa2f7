// What schools cover of meals. The fund and the programmes hold what their transfers say and never less than nothing; every
// movement of theirs has the entry or the payment that explains it; and each wallet's chain of entries is walked again by the
// rules: nothing was advanced above the policy of the time, nothing eaten for that a programme had not given, and what is
// outstanding is what was advanced and has not been paid back, given back or written off.

import { rows, sql } from '../../database/transaction.ts'
import { afterAdvance, afterSettling, type AdvanceState, NOTHING_ADVANCED } from '../../rules/meal-advance.ts'
import { type ProgrammeTerms, purseOn, type PurseState, purseWithBack } from '../../rules/meal-purse.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { Check } from './check.ts'

export async function verifyMeals(check: Check): Promise<void> {
  await verifyAccounts(check)
  await verifyEntries(check)
  await verifyMovements(check)
  await verifyCovers(check)
  await walkChains(check)
}

async function verifyAccounts({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ number: string; balanceOre: number | null; sumOre: number }>(
    db,
    sql`
      select account.number, kept_account.balance_ore as "balanceOre", moved.sum_ore as "sumOre"
      from account
      left join kept_account on kept_account.school_id = ${schoolId} and kept_account.account_id = account.id
      cross join lateral (
        select coalesce(sum(case when transfer.credit_account_id = account.id then transfer.amount_ore else -transfer.amount_ore end), 0)::bigint as sum_ore
        from transfer
        where transfer.school_id = ${schoolId}
        and transfer.kind <> 'purchase'
        and account.id in (transfer.debit_account_id, transfer.credit_account_id)
      ) as moved
      where account.school_id = ${schoolId}
      and account.kind in ('meal_fund', 'meal_programmes')
      and kept_account.balance_ore is distinct from moved.sum_ore`,
  )
  for (const { number, balanceOre, sumOre } of wrong) {
    report({ what: 'an account does not keep what its transfers say', where: `account ${number}`, expected: String(sumOre), found: String(balanceOre) })
  }
}

// Each entry moved its money once, between its wallet and its account; what was written off moved none.
async function verifyEntries({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ id: string; kind: string; source: string; amountOre: number; movedOre: number | null; movedAs: string | null }>(
    db,
    sql`
      select meal_entry.id, meal_entry.kind, meal_entry.source, meal_entry.amount_ore as "amountOre", transfer.amount_ore as "movedOre", transfer.kind as "movedAs"
      from meal_entry
      left join transfer on transfer.school_id = ${schoolId} and transfer.event_id = meal_entry.id
      left join account on account.school_id = ${schoolId} and account.id in (transfer.debit_account_id, transfer.credit_account_id)
      where meal_entry.school_id = ${schoolId}
      and case when meal_entry.kind = 'written_off' then transfer.event_id is not null
        else coalesce(transfer.amount_ore, 0) <> meal_entry.amount_ore
          or coalesce(account.kind, '') <> case meal_entry.source when 'advance' then 'meal_fund' else 'meal_programmes' end
          or transfer.kind <> case meal_entry.kind
            when 'covered' then case meal_entry.source when 'advance' then 'meal_advance' else 'meal_subsidy' end
            when 'repaid' then 'meal_repaid'
            else 'meal_given_back' end
          or case when meal_entry.kind = 'covered' then transfer.credit_account_id else transfer.debit_account_id end <> meal_entry.wallet_id
        end
      limit 100`,
  )
  for (const { id, kind, source, amountOre, movedOre, movedAs } of wrong) {
    report({
      what: 'what the school covered did not move as it says',
      where: `meal entry ${id}`,
      expected: kind === 'written_off' ? 'no transfer' : `${amountOre}, ${kind} of ${source}`,
      found: movedOre === null ? 'nothing' : `${movedOre}, ${movedAs}`,
    })
  }
}

async function verifyMovements({ db, schoolId, report }: Check): Promise<void> {
  const unexplained = await rows<{ eventId: string; kind: string }>(
    db,
    sql`
      select transfer.event_id as "eventId", transfer.kind
      from transfer
      left join meal_entry on meal_entry.school_id = ${schoolId} and meal_entry.id = transfer.event_id
      left join meal_payment on meal_payment.school_id = ${schoolId} and meal_payment.id = transfer.event_id and meal_payment.state = 'booked'
        and meal_payment.amount_ore = transfer.amount_ore and (meal_payment.direction = 'in') = (transfer.kind = 'meal_contribution')
      where transfer.school_id = ${schoolId}
      and ((transfer.kind in ('meal_advance', 'meal_subsidy', 'meal_repaid', 'meal_given_back') and meal_entry.id is null)
        or (transfer.kind in ('meal_contribution', 'meal_withdrawal') and meal_payment.id is null))
      limit 100`,
  )
  for (const { eventId, kind } of unexplained) {
    report({ what: 'money moved without the event that explains it', where: `transfer ${eventId}`, expected: `a ${kind}`, found: 'none' })
  }
  const unmoved = await rows<{ id: string; amountOre: number; movedOre: number | null }>(
    db,
    sql`
      select meal_payment.id, meal_payment.amount_ore as "amountOre", transfer.amount_ore as "movedOre"
      from meal_payment
      left join transfer on transfer.school_id = ${schoolId} and transfer.event_id = meal_payment.id
      left join account on account.school_id = ${schoolId} and account.kind in ('meal_fund', 'meal_programmes')
        and account.id = case meal_payment.direction when 'in' then transfer.credit_account_id else transfer.debit_account_id end
      where meal_payment.school_id = ${schoolId}
      and case when meal_payment.state = 'booked'
        then coalesce(transfer.amount_ore, 0) <> meal_payment.amount_ore
          or coalesce(account.kind, '') <> case meal_payment.account when 'fund' then 'meal_fund' else 'meal_programmes' end
        else transfer.event_id is not null end
      limit 100`,
  )
  for (const { id, amountOre, movedOre } of unmoved) {
    report({
      what: 'what a school paid in for meals did not move as it says',
      where: `meal payment ${id}`,
      expected: String(amountOre),
      found: String(movedOre),
    })
  }
}

// What was covered is of a purchase of that wallet, and never more than it; of what was covered never more came back.
async function verifyCovers({ db, schoolId, report }: Check): Promise<void> {
  const wrong = await rows<{ purchaseId: string; coveredOre: number; backOre: number; totalOre: number | null }>(
    db,
    sql`
      select covered.purchase_id as "purchaseId", covered.covered_ore as "coveredOre", covered.back_ore as "backOre", purchase.total_ore as "totalOre"
      from (
        select purchase_id, min(wallet_id::text)::uuid as wallet_id, count(distinct wallet_id) as wallets,
          coalesce(sum(amount_ore) filter (where kind = 'covered'), 0)::bigint as covered_ore,
          coalesce(sum(amount_ore) filter (where kind = 'given_back'), 0)::bigint as back_ore,
          coalesce(sum(amount_ore) filter (where kind = 'given_back' and source = 'programme'), 0)
            > coalesce(sum(amount_ore) filter (where kind = 'covered' and source = 'programme'), 0) as is_too_much_back
        from meal_entry
        where school_id = ${schoolId}
        and purchase_id is not null
        group by purchase_id
      ) as covered
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = covered.purchase_id
      where purchase.id is null
      or covered.wallets <> 1
      or purchase.wallet_id <> covered.wallet_id
      or covered.covered_ore > purchase.total_ore
      or covered.back_ore > covered.covered_ore
      or covered.is_too_much_back
      limit 100`,
  )
  for (const { purchaseId, coveredOre, backOre, totalOre } of wrong) {
    report({
      what: 'more was covered than was sold, or more of it came back',
      where: `purchase ${purchaseId}`,
      expected: `at most ${totalOre} on its own wallet`,
      found: `${coveredOre}, and ${backOre} back`,
    })
  }
}

type EntryRow = {
  walletId: string
  source: 'advance' | 'programme'
  number: number
  id: string
  kind: 'covered' | 'given_back' | 'repaid' | 'written_off'
  amountOre: number
  afterOre: number
  day: string
  mealsAfter: number
  dayAfterOre: number
  madeAt: Date
  isOn: boolean | null
  mostOutstandingOre: number
  mostADayOre: number
  mostMeals: number
  programmeId: string | null
  terms: ProgrammeTerms | null
  joinedOn: string | null
}

const ENTRIES_A_SLICE = 2_000
const BEFORE_ALL = { walletId: '00000000-0000-0000-0000-000000000000', source: '', number: 0 }

async function walkChains(check: Check): Promise<void> {
  let last: Pick<EntryRow, 'walletId' | 'number'> & { source: string } = BEFORE_ALL
  let advance: AdvanceState = NOTHING_ADVANCED
  let purses = new Map<string, PurseState>()
  for (;;) {
    const slice = await readEntries(check, last)
    for (const entry of slice) {
      const isSameChain = entry.walletId === last.walletId && entry.source === last.source
      if (!isSameChain) [advance, purses] = [NOTHING_ADVANCED, new Map()]
      const expectedNumber = isSameChain ? last.number + 1 : 1
      if (entry.number !== expectedNumber)
        check.report({
          what: 'a chain of meal entries has a gap',
          where: `meal entry ${entry.id}`,
          expected: String(expectedNumber),
          found: String(entry.number),
        })
      if (entry.source === 'advance') advance = walkAdvance(check, entry, advance)
      else walkPurse(check, entry, purses)
      last = entry
    }
    if (slice.length < ENTRIES_A_SLICE) return
  }
}

function walkAdvance({ report }: Check, entry: EntryRow, before: AdvanceState): AdvanceState {
  const where = `meal entry ${entry.id}`
  const { amountOre, kind, madeAt } = entry
  const after = kind === 'covered' ? afterAdvance(before, { amountOre, today: norwegianTime(madeAt).date }) : afterSettling(before, amountOre)
  const said = [entry.afterOre, entry.mealsAfter, entry.dayAfterOre, entry.day].join(' ')
  const expected = [after.outstandingOre, after.meals, after.dayOre, after.day].join(' ')
  if (said !== expected) report({ what: 'what is outstanding does not follow from the entry before', where, expected, found: said })
  const isWithin =
    entry.isOn === true && after.outstandingOre <= entry.mostOutstandingOre && after.dayOre <= entry.mostADayOre && after.meals <= entry.mostMeals
  if (kind === 'covered' && !isWithin) {
    report({
      what: 'more was advanced than the policy of the time allowed',
      where,
      expected: `${entry.mostOutstandingOre} in all, ${entry.mostADayOre} a day, ${entry.mostMeals} meals`,
      found: `${after.outstandingOre}, ${after.dayOre}, ${after.meals}`,
    })
  }
  return after
}

function walkPurse({ report }: Check, entry: EntryRow, purses: Map<string, PurseState>): void {
  const { terms, programmeId, joinedOn, kind, amountOre } = entry
  const where = `meal entry ${entry.id}`
  const last = purses.get(programmeId as string) ?? null
  const today = norwegianTime(entry.madeAt).date
  const running = terms && purseOn(terms, { joinedOn: joinedOn ?? terms.startsOn, last, today })
  const before = running ?? (kind === 'given_back' ? last : null)
  if (!terms || !before || (kind === 'covered' && joinedOn === null)) {
    report({ what: 'a programme covered what it was not for', where, expected: 'a pupil in a programme that runs', found: today })
    return
  }
  const after = kind === 'covered' ? { ...before, leftOre: before.leftOre - amountOre } : purseWithBack(terms, before, amountOre)
  const [expected, said] = [`${after.leftOre} from ${after.periodFrom}`, `${entry.afterOre} from ${entry.day}`]
  if (said !== expected) report({ what: 'what is left to eat for does not follow from the entry before', where, expected, found: said })
  purses.set(programmeId as string, after)
}

function readEntries({ db, schoolId }: Check, after: { walletId: string; source: string; number: number }): Promise<EntryRow[]> {
  return rows(
    db,
    sql`
      select meal_entry.wallet_id as "walletId", meal_entry.source, meal_entry.number, meal_entry.id, meal_entry.kind, meal_entry.amount_ore as "amountOre",
        meal_entry.after_ore as "afterOre", meal_entry.day, meal_entry.meals_after as "mealsAfter", meal_entry.day_after_ore as "dayAfterOre",
        meal_entry.made_at as "madeAt", meal_policy.is_on as "isOn", meal_policy.most_outstanding_ore as "mostOutstandingOre",
        meal_policy.most_a_day_ore as "mostADayOre", meal_policy.most_meals as "mostMeals", meal_entry.programme_id as "programmeId",
        case when meal_programme.id is not null then json_build_object('amountOre', meal_programme.amount_ore, 'period', meal_programme.period,
          'carryMostOre', meal_programme.carry_most_ore, 'startsOn', to_char(meal_programme.starts_on, 'YYYY-MM-DD'),
          'endsOn', to_char(meal_programme.ends_on, 'YYYY-MM-DD')) end as terms,
        (
          select to_char(max(member.joined_on), 'YYYY-MM-DD')
          from meal_programme_pupil as member
          where member.school_id = ${schoolId}
          and member.wallet_id = meal_entry.wallet_id
          and member.programme_id = meal_entry.programme_id
          and member.added_at <= meal_entry.made_at
        ) as "joinedOn"
      from meal_entry
      left join meal_policy on meal_policy.school_id = ${schoolId} and meal_policy.number = meal_entry.policy_number
      left join meal_programme on meal_programme.school_id = ${schoolId} and meal_programme.id = meal_entry.programme_id
      where meal_entry.school_id = ${schoolId}
      and (meal_entry.wallet_id, meal_entry.source, meal_entry.number) > (${after.walletId}::uuid, ${after.source}, ${after.number})
      order by meal_entry.wallet_id, meal_entry.source, meal_entry.number
      limit ${ENTRIES_A_SLICE}`,
  )
}
