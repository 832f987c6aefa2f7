// The school's calendar from the municipality's file, on a phone: one sees what will change, and then it is so.

import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOfficeOnPhone } from '../office-on-phone.ts'
import { chromiumPath } from '../parts.ts'
import { openPayerOnPhone, type PayerOnPhone } from '../payer-on-phone.ts'
import { faultsOn, lookAs } from '../screens.ts'

const TABLE = ['Navn;Fra;Til', 'Første skoledag;17.08.2026;', 'Siste skoledag;18.06.2027;', 'Høstferie;28.09.2026;02.10.2026', 'Vinterferie;31.02.2027;'].join(
  '\r\n',
)

describe.skipIf(chromiumPath() === null)('the office on a phone', () => {
  let world: PayerOnPhone
  const findings: string[] = []

  beforeAll(async () => {
    world = await openPayerOnPhone({ balanceOre: 0, hasVipps: false })
  })
  afterAll(() => world?.close())

  test('reads the calendar from a file: refused when it is none, shown before it counts, and then taken in', async () => {
    const page = await openOfficeOnPhone(world, '/calendar')
    const field = page.locator('input[type=file]')
    await page.getByRole('button', { name: 'Hent fra fil' }).click()
    await field.setInputFiles({ name: 'skolerute.xlsx', mimeType: 'application/zip', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) })
    await page.getByText('Er det et regneark, lagrer du det som CSV først.').waitFor()
    findings.push(...(await faultsOn(page, 'calendar-file-refused')))
    // As an old spreadsheet writes it: Windows-1252.
    await field.setInputFiles({ name: 'skolerute.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE, 'latin1') })
    await page.getByRole('heading', { name: '2 nye linjer' }).waitFor()
    await page.getByText('Linje 5: har ingen dato vi forstår').waitFor()
    findings.push(...(await faultsOn(page, 'calendar-file-read')))
    await lookAs(page, { width: 1440, height: 900, colorScheme: 'dark' })
    findings.push(...(await faultsOn(page, 'calendar-file-read-wide')))
    await page.getByRole('button', { name: 'Endre kalenderen' }).click()
    await page.getByRole('cell', { name: 'Termin', exact: true }).waitFor()
    await page.getByText('Høstferie').first().waitFor()
    await page.context().close()
    expect(findings).toEqual([])
  })

  test('saves it as a file that reads back the same', async () => {
    const page = await openOfficeOnPhone(world, '/calendar')
    await page.getByRole('button', { name: 'Lagre som fil' }).waitFor()
    findings.push(...(await faultsOn(page, 'calendar')))
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Lagre som fil' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^skolerute-\d{4}-\d{2}-\d{2}\.ics$/)
    const buffer = fs.readFileSync(await file.path())
    expect(buffer.toString('utf8')).toContain('SUMMARY:Høstferie')
    await page.getByRole('button', { name: 'Hent fra fil' }).click()
    await page.locator('input[type=file]').setInputFiles({ name: 'skolerute.ics', mimeType: 'text/calendar', buffer })
    await page.getByText('2 linjer er i kalenderen fra før.').waitFor()
    await page.getByText('Ingenting nytt').waitFor()
    expect(findings).toEqual([])
  })
})
