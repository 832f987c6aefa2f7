// Statements as a family gets them: over HTTP, the sheet read as a spreadsheet would and the paper with poppler.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { kronerTextToOre } from '../../contract/money.ts'
import { sql } from '../../database/transaction.ts'
import { balanceOf } from '../../ledger/ledger.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import type { TestPupil } from '../../test/canteen.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import { keepPdf, missingPaperTools, pdfFacts, pdfText } from '../../test/paper.ts'
import { makePayer } from '../../test/topups.ts'
import { openSession } from '../people/index.ts'

let world: DayWorld
let asked: AskableApp
beforeAll(async () => {
  world = await openDayWorld()
  asked = await askableApp(world.made.house)
})
beforeEach(() => world.made.clock.set('2026-10-01T08:00:00.000Z'))
afterAll(async () => {
  await asked.app.close()
  await world.made.close()
})

async function cookieOfFollower({ schoolId, pupilId }: TestPupil): Promise<string> {
  const { house, clock } = world.made
  const personId = await makePayer(house)
  await house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${schoolId}, ${pupilId}, ${personId}, ${clock.now()})`)
  return `kantinekort=${await openSession(house.database, house, personId)}`
}

type Query = { firstDay: string; lastDay: string; language?: string }
async function fetchFile({ schoolId, walletId }: TestPupil, { kind, query, cookie }: { kind: 'csv' | 'pdf'; query: Query; cookie: string }) {
  const url = `/api/wallets/${schoolId}/${walletId}/statement/${kind}?${new URLSearchParams(query)}`
  return asked.app.inject({ url, headers: { cookie, 'x-kantinekort': '1' } })
}

/** The rows of a file without quoted cells, heads first. */
const rowsOf = (text: string) =>
  text
    .slice(1)
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';'))

/** 500 kr in on 1 October, a lunch each month, and what came back of the last. */
async function threeMonths(firstName = 'Bartholomeus-Emmanuel') {
  const { clock } = world.made
  const pupil = await world.canteen.makePupil({ balanceOre: 50_000, firstName })
  for (const at of ['2026-10-31T22:59:00.000Z', '2026-10-31T23:00:00.000Z', '2026-11-30T22:59:59.000Z', '2026-11-30T23:00:00.000Z']) {
    clock.set(at)
    await world.sell(pupil)
  }
  const { purchaseId } = await world.sell(pupil)
  const back = { id: world.made.house.newId(), purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 3_500, reason: 'undone', note: null }
  expect((await asked.till(world.canteen.till.token)('POST /api/till/returns', { body: back })).status).toBe(200)
  return { pupil, cookie: await cookieOfFollower(pupil) }
}

const NOVEMBER = { firstDay: '2026-11-01', lastDay: '2026-11-30' }

describe('a statement for a spreadsheet', () => {
  test('begins with the balance before, ends with the balance after, and holds both its days to the minute', async () => {
    const { pupil, cookie } = await threeMonths()
    const reply = await fetchFile(pupil, { kind: 'csv', query: NOVEMBER, cookie })
    expect(reply.statusCode).toBe(200)
    expect(reply.headers['content-type']).toMatch('text/csv')
    expect(reply.headers['content-disposition']).toContain('kontoutskrift-2026-11-01-2026-11-30.csv')
    expect(reply.body.startsWith('\u{feff}')).toBe(true)
    const rows = rowsOf(reply.body)
    expect(rows[0]).toEqual(['Dato', 'Klokka', 'Hva', 'Varer', 'Sted', 'Kvittering', 'Beløp', 'Saldo'])
    const [, opening, first, last, closing, sumIn, sumOut] = rows.map((row) => row.toSpliced(5, 1))
    expect(opening).toEqual(['2026-11-01', '', 'Saldo ved begynnelsen', '', '', '', '465'])
    expect(first).toEqual(['2026-11-01', '00:00', 'Kjøp', 'Baguett', 'Kasse 1', '-35', '430'])
    expect(last).toEqual(['2026-11-30', '23:59', 'Kjøp', 'Baguett', 'Kasse 1', '-35', '395'])
    expect(closing).toEqual(['2026-11-30', '', 'Saldo ved slutten', '', '', '', '395'])
    expect([sumIn?.at(-2), sumOut?.at(-2)]).toEqual(['0', '-70'])
    expect(rows).toHaveLength(7)
  })

  test('adds up: what was before, with every movement, is what is after, and of all days it is the ledger’s balance', async () => {
    const { pupil, cookie } = await threeMonths()
    const ore = (text: string | undefined) => (text?.startsWith('-') ? -1 : 1) * (kronerTextToOre(String(text).replace('-', '')) ?? Number.NaN)
    const read = async (query: Query) => {
      const rows = rowsOf((await fetchFile(pupil, { kind: 'csv', query, cookie })).body)
      const [, opening, ...rest] = rows
      const closing = rest.at(-3)
      const moved = rest.slice(0, -3).reduce((sum, row) => sum + ore(row[6]), 0)
      expect(ore(opening?.[7]) + moved).toBe(ore(closing?.[7]))
      return { openingOre: ore(opening?.[7]), closingOre: ore(closing?.[7]) }
    }
    const october = await read({ firstDay: '2026-10-01', lastDay: '2026-10-31' })
    const november = await read(NOVEMBER)
    const december = await read({ firstDay: '2026-12-01', lastDay: '2026-12-31' })
    expect([october.openingOre, november.openingOre, december.openingOre]).toEqual([0, october.closingOre, november.closingOre])
    expect(december.closingOre).toBe((await balanceOf(world.made.house.database, pupil))?.balanceOre)
    expect(await read({ firstDay: '2026-01-01', lastDay: '2026-12-31' })).toEqual({ openingOre: 0, closingOre: december.closingOre })
  })

  test('of days on which nothing happened has the same balance twice', async () => {
    const { pupil, cookie } = await threeMonths()
    const rows = rowsOf((await fetchFile(pupil, { kind: 'csv', query: { firstDay: '2026-10-10', lastDay: '2026-10-20' }, cookie })).body)
    expect(rows.slice(1, 3).map((row) => row[7])).toEqual(['500', '500'])
    expect(rows).toHaveLength(5)
  })

  test('runs nothing that somebody has called a thing', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 10_000 })
    const cookie = await cookieOfFollower(pupil)
    for (const name of ['=HYPERLINK(A1)', '+4721', '-2+3', '@SUM(A1)', ' =1+1', '=1+1; "rart"']) {
      const { productId } = await world.canteen.makeProduct({ name, priceOre: 100 })
      await world.sell(pupil, { lines: [{ productId, quantity: 1, unitPriceOre: 100 }], totalOre: 100 })
    }
    const { body } = await fetchFile(pupil, { kind: 'csv', query: { firstDay: '2026-10-01', lastDay: '2026-10-01' }, cookie })
    expect(body).toContain(`;"'=1+1; ""rart""";`)
    const rows = rowsOf(body).slice(3, 8)
    expect(rows.map((row) => row[3])).toEqual(["'=HYPERLINK(A1)", "'+4721", "'-2+3", "'@SUM(A1)", "' =1+1"])
  })

  test('speaks the language that is asked for', async () => {
    const { pupil, cookie } = await threeMonths()
    const headOf = async (language: string) => rowsOf((await fetchFile(pupil, { kind: 'csv', query: { ...NOVEMBER, language }, cookie })).body)[0]?.[2]
    expect(await Promise.all(['nb', 'nn', 'en'].map(headOf))).toEqual(['Hva', 'Kva', 'What'])
  })
})

describe('a statement', () => {
  test('of more than a year, or of a day that is not there, is refused by name', async () => {
    const { pupil, cookie } = await threeMonths()
    for (const query of [
      { firstDay: '2026-01-01', lastDay: '2027-01-02' },
      { firstDay: '2026-11-31', lastDay: '2026-12-01' },
      { firstDay: '2026-11-02', lastDay: '2026-11-01' },
    ])
      for (const kind of ['csv', 'pdf'] as const) expect((await fetchFile(pupil, { kind, query, cookie })).json().code).toBe('period_not_valid')
  })

  test('tells a guardian no more of what was bought than the relation lets them see', async () => {
    const { pupil, cookie } = await threeMonths()
    const see = (sees: string) =>
      world.made.house.database.query(sql`
        update guardianship
        set sees = ${sees}
        where school_id = ${pupil.schoolId}
        and pupil_id = ${pupil.pupilId}`)
    await see('sums')
    const { body } = await fetchFile(pupil, { kind: 'csv', query: NOVEMBER, cookie })
    expect(rowsOf(body)[2]?.slice(2, 4)).toEqual(['Kjøp', ''])
    expect(rowsOf(body)[2]?.slice(6)).toEqual(['-35', '430'])
    await see('balance')
    for (const kind of ['csv', 'pdf'] as const) expect((await fetchFile(pupil, { kind, query: NOVEMBER, cookie })).statusCode).toBe(403)
  })

  test('is given to those who follow the wallet, and to nobody else', async () => {
    const { pupil } = await threeMonths()
    const stranger = await cookieOfFollower(await world.canteen.makePupil())
    for (const kind of ['csv', 'pdf'] as const) expect((await fetchFile(pupil, { kind, query: NOVEMBER, cookie: stranger })).json().code).toBe('not_found')
  })
})

describe.skipIf(missingPaperTools().length > 0)('a statement on paper', () => {
  test('says whose it is, the balances, and each movement, and can be read aloud', async () => {
    const { pupil, cookie } = await threeMonths()
    const reply = await fetchFile(pupil, { kind: 'pdf', query: NOVEMBER, cookie })
    expect(reply.statusCode).toBe(200)
    const pdf = keepPdf(reply.rawPayload)
    const text = pdfText(pdf.file, { page: 1 }).replaceAll('\u{a0}', ' ')
    expect(pdfFacts(pdf.file)).toMatchObject({ Tagged: 'yes', Pages: '1', Title: 'Kontoutskrift 1.11.2026 til 30.11.2026' })
    pdf.remove()
    for (const words of [
      'Kontoutskrift',
      'Bartholomeus-Emmanuel Prøve',
      'Testkantiner AS',
      '988077917 MVA',
      'Saldo ved begynnelsen',
      '465 kr',
      '1.11.2026 00:00',
      'Baguett',
      '−35 kr',
      'Saldo ved slutten',
      '395 kr',
    ])
      expect(text).toContain(words)
  })

  test('of much goes over pages, and its last has the balance of the ledger', async () => {
    const pupil = await world.canteen.makePupil({ balanceOre: 100_000 })
    const cookie = await cookieOfFollower(pupil)
    const { productId } = world.canteen.apple
    for (let count = 0; count < 60; count += 1) await world.sell(pupil, { lines: [{ productId, quantity: 1, unitPriceOre: 800 }], totalOre: 800 })
    const reply = await fetchFile(pupil, { kind: 'pdf', query: { firstDay: '2026-10-01', lastDay: '2026-10-01', language: 'en' }, cookie })
    const pdf = keepPdf(reply.rawPayload)
    const pages = Number(pdfFacts(pdf.file)['Pages'])
    const texts = Array.from({ length: pages }, (_none, at) => pdfText(pdf.file, { page: at + 1 }))
    pdf.remove()
    expect(pages).toBeGreaterThan(2)
    expect(texts.reduce((sum, text) => sum + (text.match(/Purchase/g) ?? []).length, 0)).toBe(60)
    expect(texts.at(-1)?.replaceAll('\u{a0}', ' ')).toMatch(/Balance at the end[^]*520 kr/)
  })
})
