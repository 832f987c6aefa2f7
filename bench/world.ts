// The benchmark's world: many schools with tills, products, pupils and full wallets, written as sets.
// Money comes in through the ledger and a credited top-up, so that `verify` can prove the result.

import type { Queryable } from '../database/connect.ts'
import { sql, transaction } from '../database/transaction.ts'
import { openAccounts } from '../ledger/chart-of-accounts.ts'
import { lockWallets, post, type Transfer } from '../ledger/ledger.ts'
import { printedCode } from '../rules/card-codes.ts'
import type { House } from '../server/house.ts'
import { hashOfToken, newToken } from '../server/keys.ts'

export type BenchTill = { token: string; schoolId: number }
export type BenchSchool = { schoolId: number; codes: string[]; products: { productId: string; priceOre: number }[] }
export type BenchWorld = { schools: BenchSchool[]; tills: BenchTill[] }

const MENU: [name: string, priceOre: number][] = [
  ['Baguett med ost og skinke', 3900],
  ['Grov rundstykke', 2200],
  ['Yoghurt', 1900],
  ['Eple', 800],
  ['Lettmelk', 1200],
  ['Dagens suppe', 3500],
  ['Pastasalat', 4500],
  ['Vann', 1500],
]

/** Fills an empty, migrated database. Every wallet gets enough for the whole run. */
export async function makeBenchWorld(
  house: House,
  { schools, walletsPerSchool, tillsPerSchool, balanceOre }: { schools: number; walletsPerSchool: number; tillsPerSchool: number; balanceOre: number },
): Promise<BenchWorld> {
  const now = house.clock.now()
  const operatorId = house.newId()
  await house.database.query(sql`
    insert into operator (id, name, organisation_number, is_vat_registered, address, postal_code, city, email, phone, made_at)
    values (${operatorId}, 'Målekantina AS', '988077917', true, 'Målegata 1', '0150', 'Oslo', 'post@maalekantina.example', '+4721000000', ${now})`)
  const world: BenchWorld = { schools: [], tills: [] }
  for (let number = 1; number <= schools; number += 1) {
    await transaction(house.database, async (tx) => {
      const made = await tx.query<{ id: number }>(sql`
        insert into school (operator_id, name, organisation_number, address, postal_code, city, made_at)
        values (${operatorId}, ${`Skole ${number}`}, '974760673', 'Skoleveien 1', '0151', 'Oslo', ${now})
        returning id`)
      const schoolId = (made.rows[0] as { id: number }).id
      await openAccounts(tx, { schoolId, nowMs: now.getTime() })
      const products = await makeMenu(tx, house, schoolId)
      world.tills.push(...(await makeTills(tx, house, { schoolId, count: tillsPerSchool })))
      world.schools.push({ schoolId, products, codes: await makePupils(tx, house, { schoolId, count: walletsPerSchool, balanceOre }) })
    })
  }
  return world
}

async function makeMenu(tx: Queryable, house: House, schoolId: number): Promise<BenchSchool['products']> {
  const categoryId = house.newId()
  const now = house.clock.now()
  await tx.query(sql`
    insert into category (school_id, id, name, colour, position)
    values (${schoolId}, ${categoryId}, 'Mat', 'leaf', 1)`)
  const products = MENU.map(([name, priceOre]) => ({ productId: house.newId(), name, priceOre }))
  await tx.query(sql`
    insert into product (school_id, id, category_id, name, price_ore, vat_code, article_group, position, made_at)
    select ${schoolId}, id, ${categoryId}, name, price_ore, '6', '04006', 1, ${now}
    from unnest(${products.map((p) => p.productId)}::uuid[], ${products.map((p) => p.name)}::text[], ${products.map((p) => p.priceOre)}::bigint[]) as row (id, name, price_ore)`)
  return products.map(({ productId, priceOre }) => ({ productId, priceOre }))
}

async function makeTills(tx: Queryable, house: House, { schoolId, count }: { schoolId: number; count: number }): Promise<BenchTill[]> {
  const now = house.clock.now()
  const tills: BenchTill[] = []
  for (let number = 1; number <= count; number += 1) {
    const tillId = house.newId()
    const token = `${schoolId}.${tillId}.${newToken()}`
    await tx.query(sql`
      insert into till (school_id, id, name, number, token_hash, enrolled_at, made_at)
      values (${schoolId}, ${tillId}, ${`Kasse ${number}`}, ${number}, ${hashOfToken(token)}, ${now}, ${now})`)
    await tx.query(sql`
      insert into register (school_id, id, till_id, kind, legal_id)
      values (${schoolId}, ${house.newId()}, ${tillId}, 'connected', ${`974760673-${number}-1`}), (${schoolId}, ${house.newId()}, ${tillId}, 'reserve', ${`974760673-${number}-2`})`)
    tills.push({ token, schoolId })
  }
  return tills
}

async function makePupils(
  tx: Queryable,
  house: House,
  { schoolId, count, balanceOre }: { schoolId: number; count: number; balanceOre: number },
): Promise<string[]> {
  const now = house.clock.now()
  const ids = () => Array.from({ length: count }, () => house.newId())
  const [walletIds, pupilIds, cardIds, topupIds] = [ids(), ids(), ids(), ids()]
  const credentials = cardIds.map((cardId) => house.keys.credentialIdOf(cardId))
  const hashes = credentials.map((credential) => house.keys.codeHashOf(credential))
  await tx.query(sql`
    insert into wallet (school_id, id, made_at)
    select ${schoolId}, id, ${now} from unnest(${walletIds}::uuid[]) as row (id)`)
  await tx.query(sql`
    insert into pupil (school_id, id, wallet_id, first_name, last_name, class_name, enrolled_from, made_at)
    select ${schoolId}, id, wallet_id, 'Nora', 'Måling', '8A', '2020-08-01', ${now}
    from unnest(${pupilIds}::uuid[], ${walletIds}::uuid[]) as row (id, wallet_id)`)
  await tx.query(sql`
    insert into card (school_id, id, wallet_id, kind, code_hash, made_at, issued_at)
    select ${schoolId}, id, wallet_id, 'printed', code_hash, ${now}, ${now}
    from unnest(${cardIds}::uuid[], ${walletIds}::uuid[], ${hashes}::bytea[]) as row (id, wallet_id, code_hash)`)
  await tx.query(sql`
    insert into card_registry (code_hash, school_id)
    select code_hash, ${schoolId} from unnest(${hashes}::bytea[]) as row (code_hash)`)
  await tx.query(sql`
    insert into topup (school_id, id, wallet_id, payer_person_id, amount_ore, credited_ore, state, provider, made_at, changed_at, credited_at)
    select ${schoolId}, id, wallet_id, ${house.newId()}, ${balanceOre}, ${balanceOre}, 'credited', 'swedbank-pay', ${now}, ${now}, ${now}
    from unnest(${topupIds}::uuid[], ${walletIds}::uuid[]) as row (id, wallet_id)`)
  const chart = await house.chartOf(tx, schoolId)
  const transfers = walletIds.map((walletId, index): Transfer => ({
    schoolId,
    eventId: topupIds[index] as string,
    part: 1,
    kind: 'topup',
    debitAccountId: chart.clearing['swedbank-pay'],
    creditAccountId: walletId,
    amountOre: balanceOre,
    happenedAt: now,
  }))
  await post(
    tx,
    await lockWallets(
      tx,
      walletIds.map((walletId) => ({ schoolId, walletId })),
    ),
    transfers,
    now,
  )
  return credentials.map((credential) => printedCode(credential))
}
