// A day of very many purchases for the growth benchmark, written as sets by the same functions that a sale is written by:
// numbered, signed, paid from wallets, on a day that is opened and closed, so that `verify` can prove them like any other.

import { openDatabase, type Queryable } from '../database/connect.ts'
import { rows, sql } from '../database/transaction.ts'
import { rememberCharts } from '../ledger/chart-of-accounts.ts'
import { type LockedWallet, lockWallets, post, walletName } from '../ledger/ledger.ts'
import { idAt } from '../contract/ids.ts'
import { norwegianTime } from '../rules/norwegian-time.ts'
import type { SoldLine } from '../rules/purchase.ts'
import { textToSign } from '../rules/signature.ts'
import { currentSigner, type Signer } from '../server/journal/index.ts'
import { beginDays, closeDueDays } from '../server/day-reports/index.ts'
import { type House, makeHouse } from '../server/house.ts'
import type { Keys } from '../server/keys.ts'
import { insertPurchases, type LockedRegister, lockRegisters, type NewPurchase, updateRegisters } from '../server/purchases/store.ts'

const PURCHASES_A_STEP = 10_000
const DAY_BEGINS = Date.UTC(2016, 7, 15, 4)
const DAY_ENDS = Date.UTC(2016, 7, 15, 21, 55)
const PRICE_ORE = 100

type School = { schoolId: number; registers: LockedRegister[]; wallets: LockedWallet[]; salesAccountId: string; line: SoldLine }

/** Adds purchases of the past, one line and so one transfer each, spread over all wallets and registers of a world. */
export async function growLedger(
  place: { url: string },
  { purchases, keys, say }: { purchases: number; keys: Keys; say: (text: string) => void },
): Promise<void> {
  const database = await openDatabase(place, { as: 'owner' })
  const client = await database.connect()
  const houseAt = (time: number): House =>
    makeHouse({ database, clock: { now: () => new Date(time) }, keys, log: () => {}, publicUrl: 'http://127.0.0.1', installation: 'real' })
  try {
    // A benchmark's past need not survive a power cut, and an index is built faster than it grows.
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'; set enable_seqscan = off")
    const indexes = await dropIndexes(client)
    const signer = await currentSigner(client, keys)
    const schools = await openSchools(client, houseAt(DAY_BEGINS))
    for (let done = 0; done < purchases; done += PURCHASES_A_STEP) {
      const school = schools[(done / PURCHASES_A_STEP) % schools.length] as School
      await client.query('begin')
      const now = new Date(DAY_BEGINS + Math.floor(((DAY_ENDS - DAY_BEGINS) * done) / purchases))
      await addPurchases(client, { school, signer, now, first: done, count: Math.min(PURCHASES_A_STEP, purchases - done) })
      await client.query('commit')
      if ((done / PURCHASES_A_STEP) % 20 === 0) say(`  ${done} of ${purchases}`)
    }
    say('  indexes')
    for (const index of indexes) await client.query(index)
    await client.query('vacuum analyze')
    say('  Z reports')
    await closeDueDays(houseAt(DAY_ENDS))
  } finally {
    client.release(true)
    await database.close()
  }
}

/** Drops what only makes reading faster, and answers the statements that make it again. */
async function dropIndexes(db: Queryable): Promise<string[]> {
  const indexes = await rows<{ name: string; definition: string }>(
    db,
    sql`
      select pg_class.relname as name, pg_get_indexdef(pg_class.oid) as definition
      from pg_index
      join pg_class on pg_class.oid = pg_index.indexrelid
      where pg_index.indrelid in ('transfer'::regclass, 'purchase'::regclass)
      and not exists (select from pg_constraint where pg_constraint.conindid = pg_index.indexrelid)`,
  )
  for (const { name } of indexes) await db.query({ text: `drop index ${name}` })
  return indexes.map(({ definition }) => definition)
}

/** What sells and what pays at every school, with the day opened on each of its registers. */
async function openSchools(db: Queryable, house: House): Promise<School[]> {
  const chartOf = rememberCharts()
  const schools: School[] = []
  for (const { schoolId } of await rows<{ schoolId: number }>(db, sql`select id as "schoolId" from school order by id`)) {
    const walletKeys = await rows<{ schoolId: number; walletId: string }>(
      db,
      sql`select school_id as "schoolId", id as "walletId" from wallet where school_id = ${schoolId} order by id`,
    )
    const tills = await rows<{ schoolId: number; tillId: string }>(
      db,
      sql`select school_id as "schoolId", id as "tillId" from till where school_id = ${schoolId} order by id`,
    )
    await beginDays(db, house, await lockRegisters(db, tills))
    const registers = (await lockRegisters(db, tills)).map((register) => ({ ...register, openDay: norwegianTime(house.clock.now()).date }))
    const [product] = await rows<{ id: string }>(db, sql`select id from product where school_id = ${schoolId} order by id limit 1`)
    const chart = await chartOf(db, schoolId)
    schools.push({
      schoolId,
      registers,
      wallets: [...(await lockWallets(db, walletKeys)).values()],
      salesAccountId: chart.sales['6'],
      line: {
        productId: product?.id ?? '',
        name: 'Drikkeyoghurt med skogsbær',
        quantity: 1,
        unitPriceOre: PRICE_ORE,
        amountOre: PRICE_ORE,
        vatCode: '6',
        vatRate: 0,
        vatOre: 0,
        articleGroup: '04006',
      },
    })
  }
  return schools
}

// Bytes that differ from purchase to purchase: nobody has to guess them.
const random = new Uint8Array(10)

async function addPurchases(
  db: Queryable,
  { school, signer, now, first, count }: { school: School; signer: Signer; now: Date; first: number; count: number },
): Promise<void> {
  const { schoolId, registers, wallets, salesAccountId, line } = school
  const { date: localDate, time: localTime } = norwegianTime(now)
  const balances = new Map(wallets.map((wallet) => [wallet.walletId, wallet.balanceOre]))
  const sold: NewPurchase[] = []
  for (let number = first; number < first + count; number += 1) {
    const register = registers[number % registers.length] as LockedRegister
    const { walletId } = wallets[number % wallets.length] as LockedWallet
    register.journalNumber += 1
    register.receiptNumber += 1
    register.grandTotalSalesOre += PRICE_ORE
    register.lastSignature = signer.sign(
      textToSign({
        previousSignature: register.lastSignature,
        localDate,
        localTime,
        journalNumber: register.journalNumber,
        totalOre: PRICE_ORE,
        totalWithoutVatOre: PRICE_ORE,
      }),
    )
    new DataView(random.buffer).setUint32(6, number)
    const balanceAfterOre = (balances.get(walletId) as number) - PRICE_ORE
    balances.set(walletId, balanceAfterOre)
    sold.push({
      schoolId,
      id: idAt(now.getTime(), random),
      registerId: register.registerId,
      journalNumber: register.journalNumber,
      receiptNumber: register.receiptNumber,
      walletId,
      cardId: walletId,
      totalOre: PRICE_ORE,
      totalWithoutVatOre: PRICE_ORE,
      lines: [line],
      signature: register.lastSignature,
      requestHash: Buffer.alloc(16),
      balanceAfterOre,
      cashierId: null,
    })
  }
  await insertPurchases(db, sold, { happenedAt: now, bookedAt: now, localDate, localTime, keyVersion: signer.keyVersion })
  await post(
    db,
    new Map(wallets.map((wallet) => [walletName(wallet), wallet])),
    sold.map(({ id, walletId }) => ({
      schoolId,
      eventId: id,
      part: 1,
      kind: 'purchase' as const,
      debitAccountId: walletId,
      creditAccountId: salesAccountId,
      amountOre: PRICE_ORE,
      happenedAt: now,
    })),
    now,
  )
  await updateRegisters(db, registers)
}
