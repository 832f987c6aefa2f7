// The SQL of a batch of purchases. Every statement is named, so that the server prepares it once,
// and works on whole sets: the cost of a statement is shared by every purchase in the batch.

import { bigints, byteas, jsonbs, texts, uuids } from '../../database/binary-arrays.ts'
import type { Queryable } from '../../database/connect.ts'
import type { PhoneHoursOff } from '../../rules/phone-hours.ts'
import type { ProductFacts, SoldLine } from '../../rules/purchase.ts'

export type LockedRegister = {
  schoolId: number
  tillId: string
  registerId: string
  journalNumber: number
  receiptNumber: number
  lastSignature: string
  grandTotalSalesOre: number
  /** The day that is open, and that of the last Z report. */
  openDay: string | null
  lastZDay: string | null
  /** Whether the school's cashiers sign in, and who has: see rules/cashiers. */
  mustSignIn: boolean
  cashierId: string | null
  supervisorId: string | null
  cashiersDay: string | null
  /** Whoever is signed in is under 18. */
  isCashierYoung: boolean
  tokenHash: Buffer | null
  isClosed: boolean
  /** How many of the register's ids are refused for ever. */
  tombstoneCount: number
  /** Grows with every change of what the school sells. */
  catalogueVersion: number
  /** What the school covers of a meal at all: see server/meals. */
  advancesMeals: boolean
  hasMealProgrammes: boolean
  /** When phone codes do not pay at the school; null when they always do. */
  phoneHoursOff: PhoneHoursOff | null
}

/** Locks the connected registers of tills in the order of school and id, and tells who may use them. */
export async function lockRegisters(tx: Queryable, tills: { schoolId: number; tillId: string }[]): Promise<LockedRegister[]> {
  const { rows } = await tx.query<LockedRegister>({
    name: 'purchases-lock-registers',
    text: `
      select register.school_id as "schoolId", register.till_id as "tillId", register.id as "registerId",
        register.journal_number as "journalNumber", register.receipt_number as "receiptNumber",
        register.last_signature as "lastSignature", register.grand_total_sales_ore as "grandTotalSalesOre",
        register.open_day as "openDay", register.last_z_day as "lastZDay",
        school.cashiers_sign_in as "mustSignIn", register.cashier_id as "cashierId", register.supervisor_id as "supervisorId",
        register.cashiers_day as "cashiersDay", cashier.kind is not distinct from 'young' as "isCashierYoung", till.token_hash as "tokenHash", till.closed_at is not null as "isClosed", register.tombstone_count as "tombstoneCount",
        school.catalogue_version as "catalogueVersion", school.advances_meals as "advancesMeals", school.has_meal_programmes as "hasMealProgrammes",
        case when school.phone_codes_off_from is not null
          then json_build_object('from', to_char(school.phone_codes_off_from, 'HH24:MI'), 'until', to_char(school.phone_codes_off_until, 'HH24:MI'))
        end as "phoneHoursOff"
      from register
      join till on till.school_id = register.school_id and till.id = register.till_id
      join school on school.id = register.school_id
      left join cashier on cashier.school_id = register.school_id and cashier.id = register.cashier_id
      where (register.school_id, register.till_id) in (select wanted.school_id, wanted.till_id from unnest($1::bigint[], $2::uuid[]) as wanted (school_id, till_id))
      and register.kind = 'connected'
      order by register.school_id, register.id
      for no key update of register`,
    values: [bigints(tills.map((till) => till.schoolId)), uuids(tills.map((till) => till.tillId))],
  })
  return rows
}

export type CodeKey = { schoolId: number; codeHash: Buffer }

/** The wallet behind each code, by the code's place in the list. A card belongs to one wallet for ever, once it is handed out. */
export async function walletsBehind(db: Queryable, codes: CodeKey[]): Promise<Map<number, string>> {
  const { rows } = await db.query<{ place: number; walletId: string }>({
    name: 'purchases-wallets-behind',
    text: `
      select wanted.place, card.wallet_id as "walletId"
      from unnest($1::bigint[], $2::bytea[]) with ordinality as wanted (school_id, code_hash, place)
      join card on card.school_id = wanted.school_id and card.code_hash = wanted.code_hash
      where card.wallet_id is not null`,
    values: [bigints(codes.map((code) => code.schoolId)), byteas(codes.map((code) => code.codeHash))],
  })
  return new Map(rows.map(({ place, walletId }) => [place - 1, walletId]))
}

export type CardRow = {
  cardId: string
  walletId: string
  isBlocked: boolean
  endReason: 'replaced' | 'returned' | 'by_name' | null
  /** Of a card for one sale of somebody who was found by name. */
  worksUntil: Date | null
  validUntil: string | null
  lastStep: number | null
  firstName: string
  enrolledFrom: string
  enrolledUntil: string | null
  /** What stops at the till for its holder, in short; null without any. */
  stoppedBy: string[] | null
  bornOn: string | null
  pupilId: string
  /** Somebody has set a limit. */
  hasLimits: boolean
}

/** The cards behind codes with what decides whether they may pay, by the code's place in the list. */
export async function cardsBehind(tx: Queryable, codes: CodeKey[]): Promise<Map<number, CardRow>> {
  const { rows } = await tx.query<CardRow & { place: number }>({
    name: 'purchases-cards-behind',
    text: `
      select wanted.place, card.id as "cardId", card.wallet_id as "walletId", card.blocked_at is not null as "isBlocked",
        card.end_reason as "endReason", card.valid_until as "validUntil", card.last_step as "lastStep", card.works_until as "worksUntil",
        pupil.first_name as "firstName", pupil.enrolled_from as "enrolledFrom", pupil.enrolled_until as "enrolledUntil",
        pupil.stopped_by as "stoppedBy", pupil.born_on as "bornOn",
        pupil.id as "pupilId", pupil.has_limits as "hasLimits"
      from unnest($1::bigint[], $2::bytea[]) with ordinality as wanted (school_id, code_hash, place)
      join card on card.school_id = wanted.school_id and card.code_hash = wanted.code_hash
      join pupil on pupil.school_id = card.school_id and pupil.wallet_id = card.wallet_id`,
    values: [bigints(codes.map((code) => code.schoolId)), byteas(codes.map((code) => code.codeHash))],
  })
  return new Map(rows.map(({ place, ...card }) => [place - 1, card]))
}

/** The school that each of these codes belongs to, by the code's hash. Asked only when a code is unknown at its own. */
export async function schoolsOfCodes(db: Queryable, hashes: Buffer[]): Promise<Map<string, number>> {
  const { rows } = await db.query<{ codeHash: Buffer; schoolId: number }>({
    name: 'purchases-schools-of-codes',
    text: `
      select code_hash as "codeHash", school_id as "schoolId"
      from card_registry
      where code_hash = any ($1::bytea[])`,
    values: [byteas(hashes)],
  })
  return new Map(rows.map(({ codeHash, schoolId }) => [codeHash.toString('base64'), schoolId]))
}

export type ProductRow = ProductFacts & { schoolId: number; productId: string }

/** Every product of these schools. */
export async function productsOfSchools(tx: Queryable, schoolIds: number[]): Promise<ProductRow[]> {
  const { rows } = await tx.query<ProductRow>({
    name: 'purchases-products-of-schools',
    text: `
      select school_id as "schoolId", id as "productId", name, price_ore as "priceOre", vat_code as "vatCode", article_group as "articleGroup", is_active as "isActive",
        case when open_least_ore is not null then json_build_object('leastOre', open_least_ore, 'mostOre', open_most_ore) end as "openPrice",
        contains, traces, declared_at is not null as "isDeclared", age_limit as "ageLimit", age_reason as "ageReason",
        category_id as "categoryId", coalesce(is_energy_drink or has_added_sugar, false) as "isSweet", is_meal as "isMeal"
      from product
      where school_id = any ($1::bigint[])`,
    values: [bigints(schoolIds)],
  })
  return rows
}

export type EarlierPurchase = {
  schoolId: number
  purchaseId: string
  requestHash: Buffer
  totalOre: number
  balanceAfterOre: number
  receiptNumber: number
  journalNumber: number
  bookedAt: Date
  firstName: string
}

/** The purchases that already stand under these ids. */
export async function earlierPurchases(tx: Queryable, wanted: { schoolId: number; id: string }[]): Promise<EarlierPurchase[]> {
  const { rows } = await tx.query<EarlierPurchase>({
    name: 'purchases-earlier',
    text: `
      select purchase.school_id as "schoolId", purchase.id as "purchaseId", purchase.request_hash as "requestHash", purchase.total_ore as "totalOre",
        purchase.balance_after_ore as "balanceAfterOre", purchase.receipt_number as "receiptNumber", purchase.journal_number as "journalNumber",
        purchase.booked_at as "bookedAt", pupil.first_name as "firstName"
      from unnest($1::bigint[], $2::uuid[]) as wanted (school_id, id)
      join purchase on purchase.school_id = wanted.school_id and purchase.id = wanted.id
      join pupil on pupil.school_id = purchase.school_id and pupil.wallet_id = purchase.wallet_id`,
    values: [bigints(wanted.map((each) => each.schoolId)), uuids(wanted.map((each) => each.id))],
  })
  return rows
}

/** Which of these ids will never be purchases: their sales were made anew without a network. */
export async function buriedAmong(tx: Queryable, wanted: { schoolId: number; id: string }[]): Promise<{ schoolId: number; id: string }[]> {
  const { rows } = await tx.query<{ schoolId: number; id: string }>({
    name: 'purchases-buried',
    text: `
      select purchase_tombstone.school_id as "schoolId", purchase_tombstone.id
      from unnest($1::bigint[], $2::uuid[]) as wanted (school_id, id)
      join purchase_tombstone on purchase_tombstone.school_id = wanted.school_id and purchase_tombstone.id = wanted.id`,
    values: [bigints(wanted.map((each) => each.schoolId)), uuids(wanted.map((each) => each.id))],
  })
  return rows
}

export type NewPurchase = {
  schoolId: number
  id: string
  registerId: string
  journalNumber: number
  receiptNumber: number
  walletId: string
  cardId: string
  totalOre: number
  totalWithoutVatOre: number
  lines: readonly SoldLine[]
  signature: string
  requestHash: Buffer
  balanceAfterOre: number
  /** Whose sale it was; null where nobody has to sign in. */
  cashierId: string | null
}

/** Writes the purchases of a batch, all made at one instant. What was made without a network is booked later than it happened. */
export async function insertPurchases(
  tx: Queryable,
  purchases: readonly NewPurchase[],
  { happenedAt, bookedAt, localDate, localTime, keyVersion }: { happenedAt: Date; bookedAt: Date; localDate: string; localTime: string; keyVersion: string },
): Promise<void> {
  await tx.query({
    name: 'purchases-insert',
    text: `
      insert into purchase (
        school_id, id, register_id, journal_number, receipt_number, wallet_id, card_id, total_ore, total_without_vat_ore, lines,
        signature, request_hash, balance_after_ore, cashier_id, happened_at, booked_at, local_date, local_time, key_version)
      select school_id, id, register_id, journal_number, receipt_number, wallet_id, card_id, total_ore, total_without_vat_ore, lines,
        signature, request_hash, balance_after_ore, cashier_id, $15::timestamptz, $16::timestamptz, $17::text, $18::text, $19::text
      from unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::uuid[], $7::uuid[], $8::bigint[], $9::bigint[],
        $10::jsonb[], $11::text[], $12::bytea[], $13::bigint[], $14::uuid[])
        as row (school_id, id, register_id, journal_number, receipt_number, wallet_id, card_id, total_ore, total_without_vat_ore, lines,
          signature, request_hash, balance_after_ore, cashier_id)`,
    values: [
      bigints(purchases.map((purchase) => purchase.schoolId)),
      uuids(purchases.map((purchase) => purchase.id)),
      uuids(purchases.map((purchase) => purchase.registerId)),
      bigints(purchases.map((purchase) => purchase.journalNumber)),
      bigints(purchases.map((purchase) => purchase.receiptNumber)),
      uuids(purchases.map((purchase) => purchase.walletId)),
      uuids(purchases.map((purchase) => purchase.cardId)),
      bigints(purchases.map((purchase) => purchase.totalOre)),
      bigints(purchases.map((purchase) => purchase.totalWithoutVatOre)),
      jsonbs(purchases.map((purchase) => JSON.stringify(purchase.lines))),
      texts(purchases.map((purchase) => purchase.signature)),
      byteas(purchases.map((purchase) => purchase.requestHash)),
      bigints(purchases.map((purchase) => purchase.balanceAfterOre)),
      uuids(purchases.map((purchase) => purchase.cashierId)),
      happenedAt,
      bookedAt,
      localDate,
      localTime,
      keyVersion,
    ],
  })
}

/** Writes how far the registers' journals and receipts have come, and which day is open. */
export async function updateRegisters(tx: Queryable, registers: readonly LockedRegister[]): Promise<void> {
  await tx.query({
    name: 'purchases-update-registers',
    text: `
      update register
      set journal_number = changed.journal_number, receipt_number = changed.receipt_number,
        last_signature = changed.last_signature, grand_total_sales_ore = changed.grand_total_sales_ore, open_day = changed.open_day::date
      from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::text[])
        as changed (school_id, id, journal_number, receipt_number, last_signature, grand_total_sales_ore, open_day)
      where register.school_id = changed.school_id
      and register.id = changed.id`,
    values: [
      bigints(registers.map((register) => register.schoolId)),
      uuids(registers.map((register) => register.registerId)),
      bigints(registers.map((register) => register.journalNumber)),
      bigints(registers.map((register) => register.receiptNumber)),
      texts(registers.map((register) => register.lastSignature)),
      bigints(registers.map((register) => register.grandTotalSalesOre)),
      // Whoever sold something has an open day.
      texts(registers.map((register) => register.openDay as string)),
    ],
  })
}

/** Remembers the newest step of the codes that were used, so that none is taken twice. */
export async function updateUsedSteps(tx: Queryable, used: readonly { schoolId: number; cardId: string; step: number }[]): Promise<void> {
  await tx.query({
    name: 'purchases-update-used-steps',
    text: `
      update card
      set last_step = used.step
      from unnest($1::bigint[], $2::uuid[], $3::bigint[]) as used (school_id, id, step)
      where card.school_id = used.school_id
      and card.id = used.id`,
    values: [bigints(used.map((each) => each.schoolId)), uuids(used.map((each) => each.cardId)), bigints(used.map((each) => each.step))],
  })
}
