import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'

export type ReportRow = {
  reportId: string
  tillName: string
  what: string
  madeAt: Date
  walletId: string | null
  pupilName: string | null
  amountOre: number | null
  isBooked: boolean
}

/** What a school's office should know, newest first. */
export function reportsOf(db: Queryable, { schoolId, since, limit }: { schoolId: number; since: Date; limit: number }): Promise<ReportRow[]> {
  return rows(
    db,
    sql`
      select reserve_report.id as "reportId", till.name as "tillName", reserve_report.what, reserve_report.made_at as "madeAt",
        purchase.wallet_id as "walletId", pupil.first_name || ' ' || pupil.last_name as "pupilName", reserve_report.amount_ore as "amountOre",
        purchase.id is not null as "isBooked"
      from reserve_report
      join reserve_device on reserve_device.school_id = ${schoolId} and reserve_device.id = reserve_report.device_id
      join till on till.school_id = ${schoolId} and till.id = reserve_device.till_id
      left join reserve_record on reserve_record.school_id = ${schoolId} and reserve_record.device_id = reserve_report.device_id
        and reserve_record.id = reserve_report.record_id
      left join purchase on purchase.school_id = ${schoolId} and purchase.id = reserve_record.purchase_id
      left join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = purchase.wallet_id
      where reserve_report.school_id = ${schoolId}
      and reserve_report.made_at >= ${since}
      order by reserve_report.made_at desc, reserve_report.id desc
      limit ${limit}`,
  )
}

/** How much was told of at an operator's schools since an instant. */
export async function reportsAtOperator(db: Queryable, { operatorId, since }: { operatorId: string; since: Date }): Promise<number> {
  const found = await firstRow<{ count: number }>(
    db,
    sql`
      -- across schools: an operator's
      select count(*)::int as count
      from school
      join reserve_report on reserve_report.school_id = school.id and reserve_report.made_at >= ${since}
      where school.operator_id = ${operatorId}`,
  )
  return found?.count ?? 0
}
