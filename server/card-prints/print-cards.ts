// Cards on paper, as a tagged PDF: one card a page for a card printer, or sheets to cut.

import type { CardPrintFormat } from '../../contract/card-prints.ts'
import type { Language } from '../../language/languages.ts'
import { printTexts } from '../../language/prints/texts.ts'
import { type CardLook, type CardToPrint, drawCard } from './draw-card.ts'
import { A4, openPaper, type Paper } from '../papers/index.ts'
import { CARD, CARDS_A_SHEET, mayPrint, SHEET, SHEET_ORIGIN } from './paper.ts'

export type PrintWish = {
  schoolName: string
  operatorName: string
  cards: readonly CardToPrint[]
  format: CardPrintFormat
  hasBarcode: boolean
  language: Language
  madeAt: Date
}

/** The PDF's bytes. It takes milliseconds a card: the server calls it on a thread of its own. */
export async function printCards({ schoolName, operatorName, cards, format, hasBarcode, language, madeAt }: PrintWish): Promise<Buffer> {
  if (!mayPrint(cards.length)) throw new Error('a print has from 1 to 500 cards')
  const texts = printTexts[language]
  const paper = openPaper({ title: texts.cardTitle(schoolName), author: operatorName, locale: texts.locale, madeAt })
  const look: CardLook = { schoolName, operatorName, hasBarcode, texts }
  for (const [index, card] of cards.entries()) {
    const title = texts.cardOf(index + 1, cards.length)
    if (format === 'single') {
      paper.newPage(CARD)
      paper.part(title, () => drawCard(paper, card, { look, bleeds: true }))
    } else {
      const place = index % CARDS_A_SHEET
      if (place === 0) newSheet(paper, { sheet: index / CARDS_A_SHEET + 1, sheets: Math.ceil(cards.length / CARDS_A_SHEET), look })
      const at = {
        xMm: SHEET_ORIGIN.xMm + (place % SHEET.columns) * CARD.widthMm,
        yMm: SHEET_ORIGIN.yMm + Math.floor(place / SHEET.columns) * CARD.heightMm,
      }
      paper.at(at, () => paper.part(title, () => drawCard(paper, card, { look, bleeds: false })))
    }
  }
  return paper.finish()
}

const MARK = { lengthMm: 5, gapMm: 1.5, widthMm: 0.2, colour: '#000000' }
const CUT_LINE = { widthMm: 0.1, colour: '#c9c9c9' }

// Marks outside the cards for a guillotine, and a hair's breadth between them for scissors.
function newSheet(paper: Paper, { sheet, sheets, look }: { sheet: number; sheets: number; look: CardLook }): void {
  paper.newPage(A4)
  const { xMm: left, yMm: top } = SHEET_ORIGIN
  const [right, bottom] = [left + SHEET.columns * CARD.widthMm, top + SHEET.rows * CARD.heightMm]
  paper.decoration(() => {
    for (let column = 0; column <= SHEET.columns; column += 1) {
      const x = left + column * CARD.widthMm
      const upright = (fromYMm: number, toYMm: number, look: { widthMm: number; colour: string }) =>
        paper.line({ fromXMm: x, toXMm: x, fromYMm, toYMm, ...look })
      upright(top, bottom, CUT_LINE)
      upright(top - MARK.gapMm - MARK.lengthMm, top - MARK.gapMm, MARK)
      upright(bottom + MARK.gapMm, bottom + MARK.gapMm + MARK.lengthMm, MARK)
    }
    for (let row = 0; row <= SHEET.rows; row += 1) {
      const y = top + row * CARD.heightMm
      const level = (fromXMm: number, toXMm: number, look: { widthMm: number; colour: string }) => paper.line({ fromYMm: y, toYMm: y, fromXMm, toXMm, ...look })
      level(left, right, CUT_LINE)
      level(left - MARK.gapMm - MARK.lengthMm, left - MARK.gapMm, MARK)
      level(right + MARK.gapMm, right + MARK.gapMm + MARK.lengthMm, MARK)
    }
    const foot = { yMm: bottom + 4.4, sizePt: 6.5, colour: '#5a5a5a' }
    paper.words(`${look.schoolName} · ${look.texts.sheetOf(sheet, sheets)}`, { ...foot, xMm: left + 2, widthMm: CARD.widthMm - 4, smallestPt: 4.5 })
    paper.words(look.texts.cutHere, { ...foot, xMm: left + CARD.widthMm + 2, widthMm: CARD.widthMm - 4, align: 'right', smallestPt: 4.5 })
  })
}
