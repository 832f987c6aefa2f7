// A word of its own in every text of every table where people are found, for somebody and for somebody else: all of the one's
// are in their copy and none of the other's, and after erasure none is anywhere, but where the law wants it. The rows are made
// from the database's own columns, so that a new table is in this test the day it is made. Rules of the tables are taken away
// first, since such rows say nothing sensible; that erasure keeps to the rules is for erasure.test.ts.

import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { copyMadeDatabase, scratchFolder } from '../../test/made-database.ts'
import { LUNCH } from '../../test/house-for-test.ts'
import { type House, makeHouse } from '../house.ts'
import { makeKeys } from '../keys.ts'
import { eraseSubject } from './erase.ts'
import { type HeldTable, tablesInOrder } from './find-rows.ts'
import { type CopyWish, readCopy } from './read-copy.ts'
import { subjectOfPerson, subjectOfPupil } from './subjects.ts'

type Column = { table: string; column: string; type: string; isNeeded: boolean; isCounted: boolean; isClosed: boolean }
type Planted = { name: string; personId: string; pupilId: string; walletId: string; words: Set<string> }

let folder: string
let database: Database
let house: House
let columns: Column[]
let tables: HeldTable[]
let schoolId: number
let count = 0
let nora: Planted
let child: Planted

beforeAll(async () => {
  folder = scratchFolder('canaries')
  copyMadeDatabase(folder)
  database = await openDatabase({ folder, isScratch: true }, { as: 'owner' })
  columns = await rows<Column>(
    database,
    sql`
      select class.relname as "table", attribute.attname as "column", format_type(attribute.atttypid, attribute.atttypmod) as type,
        attribute.attnotnull as "isNeeded", attribute.attidentity <> '' as "isCounted",
        exists (
          select 1
          from pg_constraint
          where conrelid = class.oid
          and contype = 'c'
          and attribute.attnum = any (conkey)
          and pg_get_constraintdef(oid) like '%ARRAY[%') as "isClosed"
      from pg_class as class
      join pg_attribute as attribute on attribute.attrelid = class.oid and attribute.attnum > 0 and not attribute.attisdropped
      where class.relnamespace = 'public'::regnamespace
      and class.relkind in ('r', 'p')
      order by class.relname, attribute.attnum`,
  )
  const rules = await rows<{ table: string; name: string }>(
    database,
    sql`
      select conrelid::regclass::text as "table", conname as name
      from pg_constraint
      where (contype in ('c', 'u') or (contype = 'f' and confdeltype <> 'c'))
      and connamespace = 'public'::regnamespace
      order by contype desc`,
  )
  for (const { table, name } of rules) await database.query({ text: `alter table ${table} drop constraint if exists "${name}" cascade` })
  const onlyOnce = await rows<{ name: string }>(
    database,
    sql`
      select indexrelid::regclass::text as name
      from pg_index
      join pg_class on pg_class.oid = indrelid and relnamespace = 'public'::regnamespace
      where indisunique
      and not indisprimary`,
  )
  for (const { name } of onlyOnce) await database.query({ text: `drop index if exists ${name}` })
  tables = await tablesInOrder(database)
  const made = await database.query<{ id: number }>(sql`
    insert into school (operator_id, name, organisation_number, address, postal_code, city, made_at)
    values (${randomUUID()}, 'Skolen', '974760673', 'Veien 1', '0150', 'Oslo', ${new Date(LUNCH)})
    returning id`)
  schoolId = (made.rows[0] as { id: number }).id
  nora = await plant('nora')
  await plant('other')
  child = await plant('child', { isAlone: true })
  await database.becomeApplication()
  house = makeHouse({
    database,
    clock: { now: () => new Date(LUNCH) },
    keys: makeKeys(randomBytes(32)),
    log: () => {},
    publicUrl: 'http://127.0.0.1',
    installation: 'real',
  })
})
afterAll(async () => {
  await database.close()
  fs.rmSync(folder, { recursive: true })
})

/** One row in each table, parents first. `isAlone`: a pupil without an account. */
async function plant(name: string, { isAlone = false } = {}): Promise<Planted> {
  const planted: Planted = { name, personId: randomUUID(), pupilId: randomUUID(), walletId: randomUUID(), words: new Set() }
  const ids = new Map<string, string>([
    ['person', planted.personId],
    ['pupil', planted.pupilId],
    ['wallet', planted.walletId],
  ])
  for (const held of tables.toReversed()) {
    const owners = Object.values(held.whose)
    if (isAlone && (held.table === 'person' || owners.every((owner) => owner === 'person'))) continue
    const values = columns
      .filter(({ table, isCounted }) => table === held.table && !isCounted)
      .map((column) => ({ column, value: valueFor(planted, held, column, { ids, isAlone }) }))
    const names = values.map(({ column }) => `"${column.column}"`).join(', ')
    const places = values.map(({ column }, place) => `$${place + 1}::${column.type}`).join(', ')
    // Where a school has one row, the first has it.
    await database.query({ text: `insert into "${held.table}" (${names}) values (${places}) on conflict do nothing`, values: values.map(({ value }) => value) })
  }
  return planted
}

const wordFor = ({ name }: Planted, { table, column }: Pick<Column, 'table' | 'column'>) => `canary-${name}-${table}.${column}`
const addressOf = (planted: Planted, isAlone: boolean) => wordFor(planted, { table: isAlone ? 'pupil' : 'person', column: 'email' })

function valueFor(planted: Planted, held: HeldTable, column: Column, { ids, isAlone }: { ids: Map<string, string>; isAlone: boolean }): unknown {
  const owner = held.whose[column.column]
  if (column.column === 'school_id') return schoolId
  if (column.column === 'id' && column.type === 'uuid') {
    if (!ids.has(held.table)) ids.set(held.table, randomUUID())
    return ids.get(held.table)
  }
  if (owner === 'person') return isAlone ? (column.isNeeded ? randomUUID() : null) : planted.personId
  if (owner === 'address') return addressOf(planted, isAlone)
  if (owner !== undefined) return ids.get(owner)
  if (held.table === 'pupil' && column.column === 'wallet_id') return planted.walletId
  if (held.table === 'pupil' && column.column === 'person_id') return isAlone ? null : planted.personId
  // A browser's push goes with the session, which it therefore must be of.
  if (['session.token_hash', 'push_subscription.session_hash'].includes(`${held.table}.${column.column}`)) return Buffer.from(planted.personId)
  return plainValue(planted, column)
}

function plainValue(planted: Planted, column: Column): unknown {
  const { type } = column
  if (type === 'uuid') return randomUUID()
  if (type === 'uuid[]') return [randomUUID()]
  if (type === 'bytea') return randomBytes(16)
  if (type === 'boolean') return false
  if (type === 'date') return '2026-11-03'
  if (type.startsWith('time without')) return '10:00'
  if (type.startsWith('timestamp')) return new Date(LUNCH)
  if (/^(bigint|integer|smallint)\[\]$/.test(type)) return [1]
  // Never the same twice: keys hold numbers.
  if (/^(bigint|integer|smallint)$/.test(type)) return (count += 1)
  // A closed list of words holds nobody's.
  const isFree = !column.isClosed && column.column !== 'language'
  const word = isFree ? wordFor(planted, column) : 'nb'
  if (isFree) planted.words.add(word)
  if (type === 'jsonb') return JSON.stringify({ word })
  return type === 'text[]' ? [word] : word
}

const textOf = async (wish: CopyWish) => JSON.stringify(await readCopy(database, wish))

async function wordsLeft(name: string): Promise<string[]> {
  const found = new Set<string>()
  for (const { table, column } of columns.filter((each) => each.type.startsWith('text') || each.type === 'jsonb')) {
    const left = await rows<{ text: string }>(database, {
      text: `select "${column}"::text as text from "${table}" where "${column}"::text like $1`,
      values: [`%canary-${name}-%`],
    } as never)
    for (const _ of left) found.add(`${table}.${column}`)
  }
  return [...found].toSorted()
}

/** All that the catalogue promises to show of somebody, by the words that were planted. */
function promised(planted: Planted, { isForGuardian = false } = {}): string[] {
  return tables.flatMap(({ table, shown, notForGuardians }) => {
    if (isForGuardian && notForGuardians === true) return []
    const left = isForGuardian && Array.isArray(notForGuardians) ? shown.filter((column) => !notForGuardians.includes(column)) : shown
    return left.map((column) => wordFor(planted, { table, column })).filter((word) => planted.words.has(word))
  })
}

test('the copy has all that is kept of somebody, and nothing of somebody else', async () => {
  const subject = await subjectOfPerson(database, nora.personId)
  if (!subject) throw new Error('nobody')
  const text = await textOf({ subject, readerId: nora.personId, isForGuardian: false })
  expect(promised(nora).length).toBeGreaterThan(60)
  expect(promised(nora).filter((word) => !text.includes(word))).toEqual([])
  expect(text).not.toContain('canary-other-')
  expect(text).not.toContain('canary-child-')
})

test('the copy leaves out what the catalogue withholds', async () => {
  const subject = await subjectOfPerson(database, nora.personId)
  if (!subject) throw new Error('nobody')
  const text = await textOf({ subject, readerId: nora.personId, isForGuardian: false })
  const withheld = tables.flatMap(({ table, withheld: hidden = {} }) => Object.keys(hidden).map((column) => wordFor(nora, { table, column })))
  expect(withheld.length).toBeGreaterThan(20)
  expect(withheld.filter((word) => text.includes(`${word}"`))).toEqual([])
  expect(text).not.toContain('has_protected_address')
})

test('a guardian’s copy for a child has what is the child’s, and neither where it is reached nor who else there is', async () => {
  const subject = await subjectOfPupil(database, { schoolId, pupilId: child.pupilId })
  if (!subject) throw new Error('nobody')
  const text = await textOf({ subject, readerId: nora.personId, isForGuardian: true })
  expect(promised(child, { isForGuardian: true }).filter((word) => !text.includes(word))).toEqual([])
  for (const hidden of ['pupil.email', 'pupil.mobile', 'phone.device', 'enquiry_message.body']) expect(text).not.toContain(`canary-child-${hidden}`)
  expect(text).not.toMatch(/canary-(nora|other)-/)
})

// Not words of anybody: numbers, seals and hashes that a machine wrote, without which the books or the law's journal do not hold.
const OF_MACHINES = new Set([
  'bank_payment.account_number',
  'bank_payment.kid',
  'bank_payment.payment_info_id',
  'bank_payment.reference',
  'bank_payment.return_code',
  'bank_payment.why',
  'bank_file.message_id',
  'bank_file.name',
  'payment_operation.problem',
  'payment_operation.provider',
  'payment_operation.provider_number',
  'payment_operation.reference',
  'payment_operation.settlement_reference',
  'payout_run.account_number',
  'payout_run.message_id',
  'payout_run.sealed_file',
  'purchase.key_version',
  'purchase.lines',
  'purchase.local_date',
  'purchase.local_time',
  'purchase.signature',
  'purchase_return.key_version',
  'purchase_return.lines',
  'purchase_return.local_date',
  'purchase_return.local_time',
  'purchase_return.signature',
  'reserve_decision.evidence',
  'reserve_record.hash',
  'reserve_record.reason',
  'reserve_record.signature',
  'reserve_record.text',
  'settlement_report.ledger',
  'settlement_report.name',
  'topup.pay_at',
  'topup.provider',
  'topup.provider_reference',
  'topup_arrangement.cap_told_month',
  'topup_arrangement.why',
  'topup_arrangement_event.why',
  'refund_event.step',
  'refund_event.why',
  'stored_card.valid_until',
  'stop_override.stop',
  'card.block_reason',
  'phone.device',
])

// What those who work here wrote about the school's own affairs, under their id alone.
const OF_THE_WORK = new Set([
  'card_batch.label',
  'meal_payment.reason',
  'meal_programme.name',
  'product_declaration.age_reason',
  'product_declaration.contains',
  'product_declaration.ingredients',
  'product_declaration.traces',
  'reserve_decision.reason',
  'settlement_explanation.reason',
])

test('after erasure no word of theirs is anywhere, but where the law wants it; and nobody else has lost one', async () => {
  const subject = await subjectOfPerson(database, nora.personId)
  if (!subject) throw new Error('nobody')
  const before = await wordsLeft('other')
  expect(await eraseSubject(house, subject)).toBeGreaterThan(25)
  const lawful = new Set(tables.flatMap(({ table, lawful: kept = [] }) => kept.map((column) => `${table}.${column}`)))
  expect((await wordsLeft('nora')).filter((place) => !lawful.has(place) && !OF_MACHINES.has(place) && !OF_THE_WORK.has(place))).toEqual([])
  expect(await wordsLeft('other')).toEqual(before)
  // Done again, there is nothing left to do.
  expect(await eraseSubject(house, subject)).toBe(0)
})

test('a pupil without an account leaves no word either', async () => {
  const subject = await subjectOfPupil(database, { schoolId, pupilId: child.pupilId })
  if (!subject) throw new Error('nobody')
  await eraseSubject(house, subject)
  const ofTheirs = (await wordsLeft('child')).filter((place) => !OF_MACHINES.has(place) && !OF_THE_WORK.has(place))
  const lawful = new Set(tables.flatMap(({ table, lawful: kept = [] }) => kept.map((column) => `${table}.${column}`)))
  // A row of which somebody else is the owner as well, and by whom alone it goes.
  const othersToo = new Set(tables.flatMap(({ table, eraseBy, whose }) => (eraseBy?.every((column) => whose[column] === 'person') ? [`${table}.label`] : [])))
  expect(ofTheirs.filter((place) => !lawful.has(place) && !othersToo.has(place))).toEqual([])
})
