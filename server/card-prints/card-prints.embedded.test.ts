import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CardPrintFormat } from '../../contract/card-prints.ts'
import { base32, groupsOfCode, printedCode, readCode } from '../../rules/card-codes.ts'
import { type Crop, keepPdf, missingPaperTools, type PdfOnDisk, pdfFacts, pdfTags, pdfText, printPage, scan } from '../../test/paper.ts'
import type { CardToPrint } from './draw-card.ts'
import { barcodeBars, BARCODE_QUIET_ZONE, QR_MODULES, qrRows } from './draw-codes.ts'
import { sizeThatFits } from '../papers/index.ts'
import { printOnThread } from './print-on-thread.ts'
import { CARD, CARDS_A_SHEET, DOT_MM, mayPrint, MISFEED_MM, SHEET, SHEET_ORIGIN } from './paper.ts'
import { printCards } from './print-cards.ts'

const LONG_SCHOOL = 'Áltá joatkkaskuvla / Alta videregående skole, avdeling for kunst og design'
const LONG_NAME = 'Bartholomeus-Emmanuel Nguyễn-Haugerud'
const wish = { schoolName: 'Åmot ungdomsskole', operatorName: 'Åsmund Kantinedrift AS', language: 'nb' as const, madeAt: new Date('2026-11-03T10:30:00Z') }

// Other codes each time would be other pictures, and a reader of pictures may see something in one of thousands.
let cardCount = 0
const newCode = () =>
  printedCode(
    base32(
      createHash('sha256')
        .update(`card ${(cardCount += 1)}`)
        .digest()
        .subarray(0, 10),
    ),
  )
const cardsFor = (pupils: CardToPrint['pupil'][]): CardToPrint[] => pupils.map((pupil) => ({ code: newCode(), pupil }))
const nobodys = (count: number) => cardsFor(Array.from({ length: count }, () => null))

const kept: PdfOnDisk[] = []
afterAll(() => kept.forEach(({ remove }) => remove()))
async function onPaper(facts: { cards: CardToPrint[]; format: CardPrintFormat; hasBarcode?: boolean; schoolName?: string }): Promise<string> {
  const pdf = keepPdf(await printCards({ ...wish, hasBarcode: false, ...facts }))
  kept.push(pdf)
  return pdf.file
}

/** Where the card at a place on a sheet is cut out when the paper was fed askew. */
function placeOnSheet(place: number, { byXMm = 0, byYMm = 0 } = {}): Crop {
  return {
    xMm: SHEET_ORIGIN.xMm + (place % SHEET.columns) * CARD.widthMm + byXMm,
    yMm: SHEET_ORIGIN.yMm + Math.floor(place / SHEET.columns) * CARD.heightMm + byYMm,
    ...CARD,
  }
}

describe.skipIf(missingPaperTools().length > 0)('cards on paper', () => {
  test('a card for a card printer is exactly as large as a bank card, and a scanner reads exactly its code', async () => {
    const cards = cardsFor([null, { name: LONG_NAME, className: '10B' }])
    const file = await onPaper({ cards, format: 'single' })
    expect(pdfFacts(file)).toMatchObject({ Pages: '2', 'Page    2 size': '242.646 x 153.014 pts' })
    for (const [index, { code }] of cards.entries()) expect(scan(printPage({ file, page: index + 1 }))).toEqual([`QR-Code:${code}`])
  })

  test('with a barcode both codes say the same', async () => {
    const cards = cardsFor([null, { name: LONG_NAME, className: '10B' }])
    const file = await onPaper({ cards, format: 'single', hasBarcode: true, schoolName: LONG_SCHOOL })
    for (const [index, { code }] of cards.entries()) {
      expect(scan(printPage({ file, page: index + 1 })).toSorted()).toEqual([`CODE-128:${code}`, `QR-Code:${code}`])
    }
  })

  test('sheets have ten cards each, and in black and white a scanner reads them all', async () => {
    const cards = nobodys(CARDS_A_SHEET + 1)
    const file = await onPaper({ cards, format: 'sheet' })
    expect(pdfFacts(file)).toMatchObject({ Pages: '2', 'Page    1 size': '595.276 x 841.89 pts (A4)' })
    const read = [1, 2].map((page) => scan(printPage({ file, page, dotsPerInch: 200, isGrey: true })).toSorted())
    const expected = cards.map(({ code }) => `QR-Code:${code}`)
    expect(read).toEqual([expected.slice(0, CARDS_A_SHEET).toSorted(), expected.slice(CARDS_A_SHEET)])
  })

  test.each([
    { hasBarcode: true, place: 0, askew: { byXMm: MISFEED_MM, byYMm: MISFEED_MM } },
    { hasBarcode: true, place: 3, askew: { byXMm: -MISFEED_MM, byYMm: -MISFEED_MM } },
    { hasBarcode: false, place: 8, askew: { byXMm: MISFEED_MM, byYMm: -MISFEED_MM } },
  ])('a card cut three millimetres off loses nothing of its codes (place $place, barcode: $hasBarcode)', async ({ hasBarcode, place, askew }) => {
    const cards = nobodys(CARDS_A_SHEET)
    const file = await onPaper({ cards, format: 'sheet', hasBarcode })
    const { code } = cards[place] as CardToPrint
    const read = scan(printPage({ file, page: 1, crop: placeOnSheet(place, askew) })).toSorted()
    expect(read).toEqual(hasBarcode ? [`CODE-128:${code}`, `QR-Code:${code}`] : [`QR-Code:${code}`])
  })

  test('the file is tagged, titled and in its language, and each code has words in its place', async () => {
    const cards = cardsFor([{ name: LONG_NAME, className: '10B' }])
    const file = await onPaper({ cards, format: 'single', hasBarcode: true })
    expect(pdfFacts(file)).toMatchObject({ Tagged: 'yes', Title: 'Kantinekort for Åmot ungdomsskole', Suspects: 'no' })
    const tags = pdfTags(file)
    expect(tags).toMatch(/Sect "Kort 1 av 1"[^]*H1[^]*"Åmot ungdomsskole"/)
    expect(tags.match(/Figure/g)).toHaveLength(2)
    const raw = fs.readFileSync(file, 'latin1')
    expect(raw).toContain('/Lang (nb-NO)')
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(raw.match(/\/Alt \(/g)).toHaveLength(2)
  })

  test('names of every kind we meet are there as text, whole, and so is the number as one types it', async () => {
    const names = [LONG_NAME, 'Áile Čohkkiras-Đặng', 'Ŋuvvá Šuoŋŋa Ŧiebmu Žalán', 'Trần Thị Ánh Nguyệt', 'Zażółć Gęślą', 'Łukasz Õunapuu-Þórðardóttir']
    const cards = cardsFor(names.map((name) => ({ name, className: '2STA' })))
    const file = await onPaper({ cards, format: 'single', hasBarcode: true, schoolName: LONG_SCHOOL })
    for (const [index, name] of names.entries()) {
      const text = pdfText(file, { page: index + 1 }).replaceAll(/\s+/g, ' ')
      expect(text).toContain(LONG_SCHOOL)
      expect(text).toContain(name)
      expect(text).toContain('2STA')
      const number = groupsOfCode((cards[index] as CardToPrint).code).join(' ')
      expect(text).toContain(number)
      expect(readCode(number)).not.toBeNull()
    }
  })

  test('what the font cannot draw is left out and stops nothing', async () => {
    const file = await onPaper({ cards: cardsFor([{ name: '🎓', className: '8A' }]), format: 'single', schoolName: 'Fjordvik 🏫 skole' })
    expect(pdfText(file, { page: 1 })).toMatch(/Fjordvik\s+skole/)
  })

  test('a print is drawn on a thread of its own; one that fails stops no other, and no more wait than can be drawn in a while', async () => {
    const print = (cards: CardToPrint[]) => printOnThread({ ...wish, cards, format: 'single', hasBarcode: false })
    const waiting = [print([]), print(nobodys(2)), print(nobodys(1)), print(nobodys(1))]
    expect(() => print(nobodys(1))).toThrow('too_busy')
    const [failed, drawn] = await Promise.allSettled(waiting)
    expect(failed).toMatchObject({ status: 'rejected', reason: { message: 'a print has from 1 to 500 cards' } })
    const pdf = keepPdf((drawn as PromiseFulfilledResult<Uint8Array>).value)
    kept.push(pdf)
    expect(pdfFacts(pdf.file)).toMatchObject({ Tagged: 'yes', Pages: '2' })
  })
})

test.each([
  [0, false],
  [1, true],
  [500, true],
  [501, false],
])('%i cards in one print: %s', (count, may) => expect(mayPrint(count)).toBe(may))

describe('the codes', () => {
  let widest = ''
  beforeAll(() => {
    // Letters alone take the most bars.
    widest = 'S1' + 'WMWMWMWMWMWMWMWMWM'
  })

  test('a printed code is a QR code of version 2, which keeps a quarter of its modules in reserve', () => {
    const rows = qrRows(newCode())
    expect(rows).toHaveLength(QR_MODULES)
    expect(QR_MODULES).toBe(25)
    // Three finders in three corners: seven modules of black.
    expect(rows[0]?.at(0)).toEqual({ x: 0, width: 7 })
    expect(rows[0]?.at(-1)).toEqual({ x: 18, width: 7 })
    expect(rows[24]?.at(0)).toEqual({ x: 0, width: 7 })
  })

  test('the widest barcode fits on a card with its quiet zones, with modules of at least a quarter of a millimetre', () => {
    const { bars, modules } = barcodeBars(widest)
    const moduleMm = 3 * DOT_MM
    expect(moduleMm).toBeGreaterThanOrEqual(0.25)
    expect((modules + 2 * BARCODE_QUIET_ZONE) * moduleMm).toBeLessThanOrEqual(CARD.widthMm - 2 * MISFEED_MM)
    expect(bars.every(({ x, width }) => x >= 0 && width >= 1 && width <= 4)).toBe(true)
  })
})

describe('a text that must fit', () => {
  const fit = { widthPt: 100, heightPt: 40, mostLines: 2, largestPt: 14, smallestPt: 6 }
  // A text of so many letters, each half as wide as it is high, in words of ten.
  const ruler = (letters: number) => ({
    lineHeightPt: (size: number) => size,
    heightPt: (size: number) => size * Math.max(1, Math.ceil((letters * size * 0.5) / 100)),
    widestWordPt: (size: number) => Math.min(10, letters) * size * 0.5,
  })

  test('is as large as it may be when it is short', () => expect(sizeThatFits(fit, ruler(10))).toBe(14))
  test('gets smaller until its lines suffice', () => expect(sizeThatFits(fit, ruler(40))).toBe(10))
  test('is never smaller than the smallest', () => expect(sizeThatFits(fit, ruler(400))).toBe(6))
})
