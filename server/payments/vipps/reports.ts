// Vipps MobilePay's Report API (v2): the funds ledger of a sales unit, a day at a time. Captures and refunds are named by
// the number of their event, payouts by the number that the bank writes.

import { type Static, Type } from 'typebox'
import type { SettlementLineKind } from '../../../contract/settlement-words.ts'
import { ProviderTrouble } from '../port.ts'
import type { Statement, StatementLine } from '../statements.ts'
import type { VippsClient } from './client.ts'
import { readAs } from './shapes.ts'
import { troubleOf } from './troubles.ts'

const Text = Type.String({ maxLength: 200 })
const Ledgers = Type.Object({
  items: Type.Array(
    Type.Object({
      ledgerId: Text,
      owner: Type.Optional(Type.Union([Type.Object({ id: Text }), Type.Null()])),
      settlesForRecipientHandles: Type.Optional(Type.Union([Type.Array(Text), Type.Null()])),
    }),
  ),
})

const Entry = Type.Object({
  pspReference: Text,
  ledgerDate: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  entryType: Text,
  reference: Type.Optional(Type.Union([Text, Type.Null()])),
  currency: Text,
  amount: Type.Integer(),
  balanceBefore: Type.Integer(),
  balanceAfter: Type.Integer(),
})
type Entry = Static<typeof Entry>

const Report = Type.Object({
  items: Type.Array(Entry),
  cursor: Type.Optional(Type.Union([Text, Type.Null()])),
  tryLater: Type.Optional(Type.Boolean()),
})

/** New types come without notice; what counts is the amount. An older version called a payout by another name. */
const KINDS: Record<string, SettlementLineKind> = {
  capture: 'capture',
  refund: 'refund',
  'retained-disputed-capture': 'chargeback',
  'fees-retained': 'fee',
  'payout-scheduled': 'payout',
  'scheduled-for-payout': 'payout',
  'payout-aborted': 'payout_back',
}

/** A thousand entries each: no school's day comes near it. */
const MOST_PAGES = 100

export async function ledgerAt(client: VippsClient): Promise<{ ledger: string; ownerOrganisationNumber: string | null } | null> {
  const handle = `api:${client.merchantSerialNumber}`
  const { items } = await client.ask(Ledgers, { method: 'GET', path: `/settlement/v1/ledgers?settlesForRecipientHandles=${encodeURIComponent(handle)}` })
  const own = items.find(({ settlesForRecipientHandles }) => settlesForRecipientHandles?.includes(handle)) ?? null
  return own && { ledger: own.ledgerId, ownerOrganisationNumber: own.owner?.id ?? null }
}

/** @throws ProviderTrouble answer_not_understood also when its balances do not follow from each other */
export async function readDay(client: VippsClient, { ledger, day }: { ledger: string; day: string }): Promise<Statement | null> {
  const entries: Entry[] = []
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const path = `/report/v2/ledgers/${encodeURIComponent(ledger)}/funds/dates/${day}${cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`}`
    const { status, text } = await client.send({ method: 'GET', path })
    // The day is not closed yet.
    if (status === 404) return null
    if (status < 200 || status >= 300) throw troubleOf(status, text)
    const report = readAs(Report, text)
    if (report.tryLater === true) return null
    entries.push(...report.items)
    cursor = report.cursor ?? ''
    if (cursor === '') return statementOf(entries, { ledger, day })
  }
  throw new ProviderTrouble('answer_not_understood', { theirCode: 'too many pages' })
}

function statementOf(entries: readonly Entry[], { ledger, day }: { ledger: string; day: string }): Statement {
  let balance = entries[0]?.balanceBefore ?? null
  for (const { amount, balanceBefore, balanceAfter, currency, ledgerDate } of entries) {
    const follows = balanceBefore === balance && balanceAfter === balanceBefore + amount
    if (!follows || currency !== 'NOK' || ledgerDate !== day) throw new ProviderTrouble('answer_not_understood', { theirCode: 'balances' })
    balance = balanceAfter
  }
  const lines = entries.filter(({ amount }) => amount !== 0).map(lineOf)
  return { ledger, name: day, day, openingOre: entries[0]?.balanceBefore ?? null, lines }
}

function lineOf({ entryType, pspReference, reference, amount, ledgerDate }: Entry): StatementLine {
  const kind = KINDS[entryType] ?? 'other'
  return { kind, number: pspReference, reference: reference ?? null, amountOre: amount, day: ledgerDate }
}
