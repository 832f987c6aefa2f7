// A statement on paper, A4, tagged so that it can be read aloud: who, when, the balance before, each movement, the balance after.

import { formatKroner, formatKronerChange } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { type StatementTexts, statementTexts } from '../../language/statements/texts.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { A4, openPaper, type Paper, type Words } from '../papers/index.ts'
import { itemsOf, type StatementEntry, sumsOf, titleOf } from './entry-words.ts'
import type { Statement } from './write-csv.ts'

const LEFT = 18
const RIGHT = A4.widthMm - LEFT
/** Nothing of the list stands below this. */
const FOOT = 276
const TOP_OF_NEXT = 22

const COLUMNS = {
  date: { xMm: LEFT, widthMm: 30 },
  what: { xMm: LEFT + 32, widthMm: 84 },
  amount: { xMm: RIGHT - 56, widthMm: 27 },
  balance: { xMm: RIGHT - 27, widthMm: 27 },
}

const INK = '#1c1c1c'
const PALE = '#5a5a5a'
const RULE = { widthMm: 0.15, colour: '#c9c9c9' }
const BODY = { sizePt: 9, colour: INK } as const
const SMALL = { sizePt: 8, colour: PALE } as const

export async function drawStatement(statement: Statement, language: Language): Promise<Buffer> {
  const texts = statementTexts[language]
  const { schoolName, operator, firstDay, lastDay, openingOre, closingOre, entries } = statement
  const days = texts.days(texts.day(firstDay), texts.day(lastDay))
  const paper = openPaper({ title: `${texts.title} ${days}`, author: operator.name, locale: texts.locale, madeAt: new Date(statement.madeAt) })
  const page = pages(paper, { texts, schoolName, days })
  paper.part(texts.title, () => {
    page.begin()
    drawHead(paper, { statement, texts, days })
    page.moveTo(62)
    page.heads()
    drawRow(paper, page.room(6), { date: texts.day(firstDay), what: texts.opening, balanceOre: openingOre, isStrong: true })
    for (const entry of entries) drawEntry(paper, page.room(heightOf(entry)), { entry, texts })
    drawRow(paper, page.room(6), { date: texts.day(lastDay), what: texts.closing, balanceOre: closingOre, isStrong: true })
    const { inOre, outOre } = sumsOf(entries)
    page.room(3)
    drawRow(paper, page.room(6), { date: '', what: texts.sumIn, amountOre: inOre })
    drawRow(paper, page.room(6), { date: '', what: texts.sumOut, amountOre: outOre })
    const noteMm = page.room(14) + 4
    paper.tagged('P', () => paper.words(texts.note, { ...SMALL, xMm: LEFT, yMm: noteMm, widthMm: RIGHT - LEFT, mostLines: 3 }))
  })
  return paper.finish()
}

type Pages = {
  begin: () => void
  heads: () => void
  moveTo: (yMm: number) => void
  /** Where so much room begins: on this page or at the top of the next. */
  room: (heightMm: number) => number
}

function pages(paper: Paper, { texts, schoolName, days }: { texts: StatementTexts; schoolName: string; days: string }): Pages {
  let number = 0
  let nextMm = TOP_OF_NEXT
  const begin = () => {
    number += 1
    paper.newPage(A4)
    nextMm = TOP_OF_NEXT
    const foot = { ...SMALL, yMm: 284 }
    paper.decoration(() => {
      paper.words(`${schoolName} · ${days}`, { ...foot, xMm: LEFT, widthMm: 120, smallestPt: 6 })
      paper.words(texts.page(number), { ...foot, xMm: RIGHT - 40, widthMm: 40, align: 'right' })
    })
  }
  // Read aloud once would be enough, and each row says what it is: the heads are for eyes.
  const heads = () => {
    paper.decoration(() => {
      const head = { ...SMALL, yMm: nextMm }
      paper.words(texts.columns.date, { ...head, ...COLUMNS.date })
      paper.words(texts.columns.what, { ...head, ...COLUMNS.what })
      paper.words(texts.columns.amount, { ...head, ...COLUMNS.amount, align: 'right' })
      paper.words(texts.columns.balance, { ...head, ...COLUMNS.balance, align: 'right' })
      paper.line({ fromXMm: LEFT, toXMm: RIGHT, fromYMm: nextMm + 5, toYMm: nextMm + 5, ...RULE })
    })
    nextMm += 7
  }
  return {
    begin,
    heads,
    moveTo: (yMm) => {
      nextMm = yMm
    },
    room: (heightMm) => {
      if (nextMm + heightMm > FOOT) {
        begin()
        heads()
      }
      const at = nextMm
      nextMm += heightMm
      return at
    },
  }
}

function drawHead(paper: Paper, { statement, texts, days }: { statement: Statement; texts: StatementTexts; days: string }): void {
  const { holder, schoolName, operator } = statement
  const wide = { xMm: LEFT, widthMm: RIGHT - LEFT }
  paper.tagged('H1', () => paper.words(texts.title, { ...wide, yMm: 18, sizePt: 18, weight: 'bold', colour: INK }))
  paper.tagged('P', () => paper.words(days, { ...wide, yMm: 27, sizePt: 11, colour: INK }))
  paper.tagged('P', () => paper.words(`${holder} · ${schoolName}`, { ...wide, yMm: 34, sizePt: 11, weight: 'semibold', colour: INK, smallestPt: 8 }))
  const runBy = `${operator.name}, ${operator.address}, ${operator.postalCode} ${operator.city}. ${texts.organisationNumber(operator.organisationNumber)}${operator.isVatRegistered ? ' MVA' : ''}`
  paper.tagged('P', () => paper.words(runBy, { ...SMALL, ...wide, yMm: 42, smallestPt: 6 }))
  const at = norwegianTime(new Date(statement.madeAt))
  paper.tagged('P', () => paper.words(texts.made(texts.day(at.date), at.time.slice(0, 5)), { ...SMALL, ...wide, yMm: 47 }))
}

// What was bought may take two lines, and where it was stands below.
const heightOf = (entry: StatementEntry): number => {
  const items = itemsOf(entry)
  return 6 + (items === '' ? 0 : items.length > 58 ? 8 : 4) + (placeOf(entry) === '' ? 0 : 4)
}

const placeOf = ({ place, receiptNumber }: StatementEntry, texts?: StatementTexts): string =>
  [place ?? '', receiptNumber === null ? '' : (texts?.receipt(receiptNumber) ?? 'x')].filter((part) => part !== '').join(' · ')

function drawEntry(paper: Paper, yMm: number, { entry, texts }: { entry: StatementEntry; texts: StatementTexts }): void {
  const at = norwegianTime(new Date(entry.happenedAt))
  const items = itemsOf(entry)
  const place = placeOf(entry, texts)
  drawRow(paper, yMm, {
    date: `${texts.day(at.date)} ${at.time.slice(0, 5)}`,
    what: titleOf(entry, texts),
    amountOre: entry.amountOre,
    balanceOre: entry.balanceAfterOre,
    below: () => {
      const endMm = items === '' ? yMm + 4.2 : paper.words(items, { ...SMALL, ...COLUMNS.what, yMm: yMm + 4.2, mostLines: 2, smallestPt: 6.5 })
      if (place !== '') paper.words(place, { ...SMALL, ...COLUMNS.what, yMm: endMm, smallestPt: 6.5 })
    },
  })
}

type Row = { date: string; what: string; amountOre?: number; balanceOre?: number; isStrong?: boolean; below?: () => void }

/** One row is one paragraph, read in the order in which it stands. */
function drawRow(paper: Paper, yMm: number, { date, what, amountOre, balanceOre, isStrong = false, below }: Row): void {
  const look: Pick<Words, 'sizePt' | 'colour' | 'weight'> & { yMm: number } = { ...BODY, yMm, weight: isStrong ? 'semibold' : 'regular' }
  paper.tagged('P', () => {
    paper.words(date, { ...look, ...COLUMNS.date, isNumber: true })
    paper.words(what, { ...look, ...COLUMNS.what, smallestPt: 6.5 })
    below?.()
    if (amountOre !== undefined) paper.words(formatKronerChange(amountOre), { ...look, ...COLUMNS.amount, align: 'right', isNumber: true })
    if (balanceOre !== undefined) paper.words(formatKroner(balanceOre), { ...look, ...COLUMNS.balance, align: 'right', isNumber: true })
  })
}
