// Four weeks of a school that some thousand lunches were sold at, as the tax office gets them: one file, held against the
// publisher's schema, its signatures verified by an implementation that shares nothing with ours, and its totals against
// the Z reports and the ledger.

import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../database/connect.ts'
import { openMigrated } from '../../database/migrate.ts'
import { rows, sql } from '../../database/transaction.ts'
import { allSigningSecrets } from '../../server/journal/index.ts'
import { makeKeys } from '../../server/keys.ts'
import { type Company, companiesWith, verifierOf, verifyFile, writeCashRegister } from '../../server/saf-t/index.ts'
import { verifyDatabase } from '../../server/verify/index.ts'
import { mistakesIn, registersIn, totalsOf, verifyIndependently } from '../../test/saf-t.ts'
import { specsFolder } from '../../test/specs.ts'
import { buildWorld } from './build-world.ts'

const keys = makeKeys(randomBytes(32))
/** Friday evening: the last day that is in the file is Thursday, and every till closed it. */
const now = new Date('2026-11-20T18:00:00.000Z')
const LAST_DAY = '2026-11-19'

type SchoolMonth = {
  schoolId: number
  organisationNumber: string
  firstDay: string
  soldOre: number
  returnedOre: number
  reportedOre: number
  reports: number
}

let database: Database
let secret: Buffer
let schools: SchoolMonth[]

beforeAll(async () => {
  database = await openMigrated({ memory: true })
  await buildWorld({ database, keys, now, publicUrl: 'http://127.0.0.1:3000' })
  secret = Buffer.from((await allSigningSecrets(database, keys))['1'] as string, 'base64')
  schools = await rows<SchoolMonth>(
    database,
    sql`
      select school.id as "schoolId", operator.organisation_number as "organisationNumber",
        (select min(purchase.local_date)::text from purchase where purchase.school_id = school.id) as "firstDay",
        (
          select coalesce(sum(transfer.amount_ore), 0)::float8
          from transfer
          join account on account.school_id = transfer.school_id and account.id = transfer.credit_account_id and account.kind = 'sales'
          where transfer.school_id = school.id
          and (transfer.happened_at at time zone 'Europe/Oslo')::date <= ${LAST_DAY}::date
        ) as "soldOre",
        (
          select coalesce(sum(transfer.amount_ore), 0)::float8
          from transfer
          join account on account.school_id = transfer.school_id and account.id = transfer.debit_account_id and account.kind = 'sales'
          where transfer.school_id = school.id
          and (transfer.happened_at at time zone 'Europe/Oslo')::date <= ${LAST_DAY}::date
        ) as "returnedOre",
        (
          select coalesce(sum(z_report.sales_ore - z_report.returns_ore), 0)::float8
          from z_report
          where z_report.school_id = school.id and z_report.day <= ${LAST_DAY}::date
        ) as "reportedOre",
        (select count(*)::int from z_report where z_report.school_id = school.id and z_report.day <= ${LAST_DAY}::date) as reports
      from school
      join operator on operator.id = school.operator_id
      order by school.id`,
  )
})
afterAll(() => database?.close())

async function* inPieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536)
}

async function fileOf({ schoolId, organisationNumber, firstDay }: SchoolMonth): Promise<string> {
  const [company] = await companiesWith(database, organisationNumber)
  let text = ''
  const wish = { company: company as Company, schoolId, from: firstDay, until: LAST_DAY, now, softwareVersion: '0.1.0' }
  for await (const piece of writeCashRegister(database, wish)) text += piece
  return text
}

describe('four weeks of a school', () => {
  test('are books in which every øre is accounted for', async () => {
    expect((await verifyDatabase(database, keys)).discrepancies).toEqual([])
    expect(schools.length).toBeGreaterThan(1)
    for (const { reports } of schools) expect(reports).toBeGreaterThan(19)
  })

  test.skipIf(specsFolder() === null)('are a file that is valid against the schema', async () => {
    for (const school of schools) expect(mistakesIn(await fileOf(school))).toEqual([])
  })

  test('are signed, each sale of them, whoever verifies it; and one øre that was changed is found', async () => {
    for (const school of schools) {
      const text = await fileOf(school)
      const { transactions, wrong } = verifyIndependently(text, secret)
      expect([transactions > 900, wrong]).toEqual([true, 0])
      const ours = await verifyFile(inPieces(text), () => verifierOf(secret.toString('base64')))
      expect(ours).toMatchObject({ transactions, wrongCount: 0, unchecked: [] })
      const changed = text.replace(/<transAmntIn>(\d+)\.(\d\d)</, (_whole, kroner: string, rest: string) => `<transAmntIn>${Number(kroner) + 1}.${rest}<`)
      expect(verifyIndependently(changed, secret).wrong).toBe(1)
    }
  })

  test('tell of tables that were served before they paid, each by two, in the sales and in the reports', async () => {
    const texts = await Promise.all(schools.map(fileOf))
    const served = texts.flatMap((text) => [...text.matchAll(/<eventType>provisional_receipt_given</g)]).length
    expect(served).toBeGreaterThan(0)
    expect(texts.flatMap((text) => [...text.matchAll(/<receiptProformaNum>1</g)])).toHaveLength(2 * served)
    expect(texts.some((text) => /<eventType>z_report<(?:(?!<\/event>).)*<reportReceiptProformaNum>1</s.test(text))).toBe(true)
  })

  test('total to their Z reports, and these to the ledger', async () => {
    for (const school of schools) {
      const registers = registersIn(await fileOf(school)).map(totalsOf)
      for (const { soldOre, reportedOre, grandTotalOre } of registers) {
        const reported = reportedOre.reduce((sum, total) => sum + total, 0)
        expect([soldOre, grandTotalOre ?? 0]).toEqual([reported, reported])
      }
      const inFile = registers.reduce((sum, { soldOre }) => sum + soldOre, 0)
      expect(inFile).toBeGreaterThan(1_000_000)
      expect([school.reportedOre, school.soldOre - school.returnedOre]).toEqual([inFile, inFile])
      expect(registers.reduce((sum, { reportedOre }) => sum + reportedOre.length, 0)).toBe(school.reports)
    }
  })
})
