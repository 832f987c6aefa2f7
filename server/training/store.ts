// Practised sales.

import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { SoldLine } from '../../rules/purchase.ts'
import type { LockedRegister } from '../journal/index.ts'

export type NewTrainingSale = {
  id: string
  totalOre: number
  totalWithoutVatOre: number
  lines: readonly SoldLine[]
  now: Date
  localDate: string
  localTime: string
  keyVersion: string
  requestHash: Buffer
  cashierId: string | null
}

/** Writes a practised sale at the place that its locked register has come to. */
export async function insertTrainingSale(tx: Queryable, register: LockedRegister, made: NewTrainingSale): Promise<void> {
  const { schoolId, registerId, journalNumber, trainingNumber, lastSignature } = register
  await tx.query(sql`
    insert into training_sale (school_id, id, register_id, journal_number, training_number, total_ore, total_without_vat_ore, lines, happened_at,
      booked_at, local_date, local_time, signature, key_version, request_hash, cashier_id)
    values (${schoolId}, ${made.id}, ${registerId}, ${journalNumber}, ${trainingNumber}, ${made.totalOre}, ${made.totalWithoutVatOre},
      ${JSON.stringify(made.lines)}, ${made.now}, ${made.now}, ${made.localDate}, ${made.localTime}, ${lastSignature}, ${made.keyVersion},
      ${made.requestHash}, ${made.cashierId})`)
}

/** Remembers how far a register's journal and its practised sales have come. */
export async function keepTrainingPlace(tx: Queryable, register: LockedRegister): Promise<void> {
  await tx.query(sql`
    update register
    set journal_number = ${register.journalNumber}, training_number = ${register.trainingNumber}, last_signature = ${register.lastSignature},
      open_day = ${register.openDay}
    where school_id = ${register.schoolId}
    and id = ${register.registerId}`)
}

type Made = { trainingSaleId: string; trainingNumber: number; journalNumber: number; soldAt: string; totalOre: number }

/** The practised sale that already stands under an id. */
export async function earlierTrainingSale(
  db: Queryable,
  { schoolId, id }: { schoolId: number; id: string },
): Promise<{ requestHash: Buffer; made: Made } | null> {
  const found = await firstRow<Omit<Made, 'soldAt'> & { requestHash: Buffer; happenedAt: Date }>(
    db,
    sql`
      select id as "trainingSaleId", training_number as "trainingNumber", journal_number as "journalNumber", total_ore as "totalOre",
        request_hash as "requestHash", happened_at as "happenedAt"
      from training_sale
      where school_id = ${schoolId}
      and id = ${id}`,
  )
  if (!found) return null
  const { requestHash, happenedAt, ...made } = found
  return { requestHash, made: { ...made, soldAt: happenedAt.toISOString() } }
}

/** The newest practised sales of a till, newest first. */
export function latestTrainingSales(
  db: Queryable,
  { schoolId, tillId, limit }: { schoolId: number; tillId: string; limit: number },
): Promise<{ trainingSaleId: string; trainingNumber: number; soldAt: Date; totalOre: number }[]> {
  return rows(
    db,
    sql`
      select training_sale.id as "trainingSaleId", training_sale.training_number as "trainingNumber", training_sale.happened_at as "soldAt",
        training_sale.total_ore as "totalOre"
      from training_sale
      join register on register.school_id = ${schoolId} and register.id = training_sale.register_id
      where training_sale.school_id = ${schoolId}
      and register.till_id = ${tillId}
      order by training_sale.booked_at desc, training_sale.journal_number desc
      limit ${limit}`,
  )
}

export type TrainingForReceipt = {
  trainingSaleId: string
  trainingNumber: number
  registerId: string
  journalNumber: number
  soldAt: Date
  localDate: string
  localTime: string
  lines: SoldLine[]
  totalOre: number
  cashier: { number: number; name: string } | null
}

/** A practised sale of one of this till's registers, or null. */
export function trainingSaleOfTill(
  db: Queryable,
  { schoolId, tillId, trainingSaleId }: { schoolId: number; tillId: string; trainingSaleId: string },
): Promise<TrainingForReceipt | null> {
  return firstRow(
    db,
    sql`
      select training_sale.id as "trainingSaleId", training_sale.training_number as "trainingNumber", register.legal_id as "registerId",
        training_sale.journal_number as "journalNumber", training_sale.happened_at as "soldAt", training_sale.local_date as "localDate",
        training_sale.local_time as "localTime", training_sale.lines, training_sale.total_ore as "totalOre",
        case when cashier.id is not null then json_build_object('number', cashier.number, 'name', cashier.name) end as cashier
      from training_sale
      left join cashier on cashier.school_id = ${schoolId} and cashier.id = training_sale.cashier_id
      join register on register.school_id = ${schoolId} and register.id = training_sale.register_id
      where training_sale.school_id = ${schoolId}
      and training_sale.id = ${trainingSaleId}
      and register.till_id = ${tillId}`,
  )
}
