import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RouteKey } from '../../contract/route-types.ts'
import { type Asker, type AskableApp, askableApp } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { keepPdf, missingPaperTools, pdfFacts, pdfText, printPage, scan } from '../../test/paper.ts'

const BATCH_PRINT = 'GET /api/office/schools/:schoolId/card-batches/:batchId/print' satisfies RouteKey
const CARD_PRINT = 'GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/print' satisfies RouteKey

let made: TestHouse
let world: AskableApp
let operator: TestOperator
let office: Asker
let cookie = ''
beforeAll(async () => {
  made = await houseForTest()
  operator = await makeOperatorWithTwoSchools(made.house)
  world = await askableApp(made.house)
  office = await world.staff({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
  cookie = await world.cookieOf({ role: 'office', operatorId: operator.operatorId, schoolId: operator.schoolId })
})
afterAll(async () => {
  await world.app.close()
  await made.close()
})

async function makeBatch(cardCount: number): Promise<string> {
  const id = made.house.newId()
  const { status } = await office('POST /api/office/schools/:schoolId/card-batches', {
    params: { schoolId: operator.schoolId },
    body: { id, label: `Bunke ${id.slice(-4)}`, cardCount },
  })
  expect(status).toBe(200)
  return id
}

async function makePupil(): Promise<{ schoolId: number; pupilId: string }> {
  const { body } = await office('POST /api/office/schools/:schoolId/pupils', {
    params: { schoolId: operator.schoolId },
    body: {
      id: made.house.newId(),
      firstName: 'Bartholomeus-Emmanuel',
      lastName: 'Nguyễn-Haugerud',
      className: '10B',
      email: null,
      enrolledFrom: '2026-08-17',
      enrolledUntil: null,
    },
  })
  return { schoolId: operator.schoolId, pupilId: body.pupilId }
}

/** What the QR code on a page says. A reader of pictures now and then sees a barcode in nothing, besides. */
const codeIn = (picture: string) =>
  scan(picture)
    .find((read) => read.startsWith('QR-Code:'))
    ?.slice('QR-Code:'.length) ?? ''

/** The file as a browser gets it, and what a scanner reads on each of its pages. */
async function fetchPrint(path: string) {
  const reply = await world.app.inject({ method: 'GET', url: `/api/office/schools/${operator.schoolId}/${path}`, headers: { cookie } })
  expect(reply.statusCode, reply.statusCode === 200 ? '' : reply.body).toBe(200)
  const pdf = keepPdf(reply.rawPayload)
  const pages = Number(pdfFacts(pdf.file)['Pages'])
  const codes = Array.from({ length: pages }, (_page, at) => codeIn(printPage({ file: pdf.file, page: at + 1 })))
  const text = pdfText(pdf.file, { page: 1 })
  pdf.remove()
  return { codes, text, headers: reply.headers }
}

describe.skipIf(missingPaperTools().length > 0)('the office', () => {
  test('prints a batch, hands out a scanned card, and prints the rest; what is handed out is never printed twice', async () => {
    const batchId = await makeBatch(3)
    const first = await fetchPrint(`card-batches/${batchId}/print?format=single`)
    expect(first.codes.every((code) => /^S1[0-9A-Z]{18}$/.test(code))).toBe(true)
    expect(new Set(first.codes).size).toBe(3)
    expect(first.text).toContain('Fjordvik skole')
    expect(first.headers['content-type']).toBe('application/pdf')
    expect(first.headers['content-disposition']).toBe(
      `attachment; filename="kantinekort-2026-11-03-3-kort.pdf"; filename*=UTF-8''kantinekort-2026-11-03-3-kort.pdf`,
    )
    expect(first.headers['cache-control']).toBe('no-store')

    const pupil = await makePupil()
    const [code = '', ...rest] = first.codes
    const handedOut = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/cards', {
      params: pupil,
      body: { code, name: null, validUntil: null, note: null },
    })
    expect(handedOut).toMatchObject({ status: 200, body: { kind: 'printed', state: 'active', hint: code.slice(-4) } })
    expect((await fetchPrint(`card-batches/${batchId}/print?format=single`)).codes).toEqual(rest)

    const discarded = await office('POST /api/office/schools/:schoolId/card-batches/:batchId/discard', { params: { schoolId: operator.schoolId, batchId } })
    expect(discarded).toMatchObject({ status: 200, body: { unassignedCount: 0, handedOutCount: 1, discardedCount: 2 } })
    const nothing = await office(BATCH_PRINT, { params: { schoolId: operator.schoolId, batchId }, query: { format: 'sheet' } })
    expect(nothing).toMatchObject({ status: 409, body: { code: 'no_cards_to_print' } })
    // Nothing that was written down tells a code.
    expect(JSON.stringify(made.logged)).not.toContain(code)
  })

  test('prints the card that took over for a lost one with the pupil’s name, and no other card of a pupil', async () => {
    const batchId = await makeBatch(2)
    const { codes } = await fetchPrint(`card-batches/${batchId}/print?format=single`)
    const pupil = await makePupil()
    const { body: old } = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/cards', {
      params: pupil,
      body: { code: codes[0] ?? '', name: null, validUntil: null, note: null },
    })
    const again = await office(CARD_PRINT, { params: { ...pupil, cardId: old.cardId }, query: { format: 'single', name: true } })
    expect(again).toMatchObject({ status: 409, body: { code: 'card_not_printed_again' } })

    const { body } = await office('POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement', {
      params: { ...pupil, cardId: old.cardId },
      body: { code: codes[1] ?? '', cause: 'lost', seenFeeOre: 0, waiveReason: null, note: null },
    })
    const print = await fetchPrint(`pupils/${pupil.pupilId}/cards/${body.card.cardId}/print?format=single&name=true`)
    expect(print.codes).toEqual([codes[1]])
    expect(print.text.replaceAll(/\s+/g, ' ')).toContain('Bartholomeus-Emmanuel Nguyễn-Haugerud')
    const nameless = await fetchPrint(`pupils/${pupil.pupilId}/cards/${body.card.cardId}/print?format=single`)
    expect(nameless.text).not.toContain('Nguyễn')
  })
})

test('only the school’s own office prints its cards', async () => {
  const batchId = await makeBatch(1)
  const { operatorId, schoolId, otherSchoolId } = operator
  const canteen = await world.staff({ role: 'canteen', operatorId, schoolId })
  const others = await world.staff({ role: 'office', operatorId, schoolId: otherSchoolId })
  const query = { format: 'sheet' }
  expect((await canteen(BATCH_PRINT, { params: { schoolId, batchId }, query })).body.code).toBe('not_allowed')
  expect((await others(BATCH_PRINT, { params: { schoolId, batchId }, query })).body.code).toBe('not_allowed')
  expect((await others(BATCH_PRINT, { params: { schoolId: otherSchoolId, batchId }, query })).body.code).toBe('not_found')
  expect((await world.nobody()(BATCH_PRINT, { params: { schoolId, batchId }, query })).body.code).toBe('not_signed_in')
  expect((await office(BATCH_PRINT, { params: { schoolId, batchId }, query: { format: 'poster' } })).body.code).toBe('not_well_formed')
  expect((await office(CARD_PRINT, { params: { schoolId, pupilId: made.house.newId(), cardId: made.house.newId() }, query })).body.code).toBe('not_found')
})
