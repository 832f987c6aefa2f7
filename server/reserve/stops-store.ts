// Records that stopped a device, and what the office decided about them.

import type { ReserveOutcome, ReserveStop } from '../../contract/reserve-words.ts'
import type { Queryable } from '../../database/connect.ts'
import { firstRow, rows, sql } from '../../database/transaction.ts'
import type { DeviceKey } from './store.ts'

export type StopRow = {
  reportId: string
  deviceId: string
  what: ReserveStop
  sequence: number
  evidence: string
  text: string
  signature: string
  madeAt: Date
}

const selectStop = sql`
  select reserve_report.id as "reportId", reserve_report.device_id as "deviceId", reserve_report.what, reserve_report.sequence,
    reserve_report.evidence, reserve_report.text, coalesce(reserve_report.signature, '') as signature, reserve_report.made_at as "madeAt"`

/** A record that was not taken, with all that is needed to take it after all. */
export function stopBy(db: Queryable, { schoolId, reportId }: { schoolId: number; reportId: string }): Promise<StopRow | null> {
  return firstRow(
    db,
    sql`
      ${selectStop}
      from reserve_report
      where reserve_report.school_id = ${schoolId}
      and reserve_report.id = ${reportId}
      and reserve_report.what in ('reserve_gap', 'reserve_fork', 'reserve_forged', 'reserve_unreadable')
      and reserve_report.text is not null`,
  )
}

export type ListedStop = StopRow & {
  tillName: string
  /** The device's next record, as the server sees it. */
  nextSequence: number
  decision: { decision: 'book' | 'set_aside'; reason: string; decidedBy: string; madeAt: string; outcome: ReserveOutcome } | null
}

/** The newest stops of a school that are not over by themselves, those that wait first. */
export function stopsOf(db: Queryable, { schoolId, limit }: { schoolId: number; limit: number }): Promise<ListedStop[]> {
  return rows(
    db,
    sql`
      ${selectStop}, till.name as "tillName", reserve_device.last_sequence + 1 as "nextSequence",
        case when decided.evidence is not null then json_build_object('decision', decided.decision, 'reason', decided.reason,
          'decidedBy', person.first_name || ' ' || person.last_name, 'madeAt', decided.made_at, 'outcome', taken.outcome) end as decision
      from reserve_report
      join reserve_device on reserve_device.school_id = ${schoolId} and reserve_device.id = reserve_report.device_id
      join till on till.school_id = ${schoolId} and till.id = reserve_device.till_id
      left join reserve_record as taken on taken.school_id = ${schoolId} and taken.device_id = reserve_report.device_id and taken.hash = reserve_report.evidence
      left join reserve_decision as decided on decided.school_id = ${schoolId} and decided.report_id = reserve_report.id
      left join person on person.id = decided.person_id
      where reserve_report.school_id = ${schoolId}
      and reserve_report.what in ('reserve_gap', 'reserve_fork', 'reserve_forged', 'reserve_unreadable')
      and reserve_report.text is not null
      -- What came in its place later needs nobody.
      and (taken.hash is null or decided.evidence is not null)
      order by decided.evidence is not null, reserve_report.made_at desc, reserve_report.id desc
      limit ${limit}`,
  )
}

export type NewDecision = {
  branch: number
  reportId: string
  evidence: string
  what: ReserveStop
  decision: 'book' | 'set_aside'
  reason: string
  personId: string
  madeAt: Date
}

export async function insertDecision(tx: Queryable, { schoolId, deviceId }: DeviceKey, made: NewDecision): Promise<void> {
  await tx.query(sql`
    insert into reserve_decision (school_id, device_id, branch, report_id, evidence, what, decision, reason, person_id, made_at)
    values (${schoolId}, ${deviceId}, ${made.branch}, ${made.reportId}, ${made.evidence}, ${made.what}, ${made.decision}, ${made.reason},
      ${made.personId}, ${made.madeAt})`)
}
