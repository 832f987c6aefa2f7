// The front of one card: the school on a fjord at the left, the code on white at the right.
// Everything read or scanned lies further from the edge than a printer may miss by.

import type { PrintTexts } from '../../language/prints/texts.ts'
import { groupsOfCode } from '../../rules/card-codes.ts'
import { BARCODE_QUIET_ZONE, barcodeBars, QR_MODULES, QR_QUIET_ZONE, qrRows } from './draw-codes.ts'
import type { Box, Paper } from '../papers/index.ts'
import { CARD, DOT_MM, MISFEED_MM } from './paper.ts'

export type CardToPrint = {
  /** The S1 code, exactly as it is scanned. */
  code: string
  /** Set when the office wants it on the card. */
  pupil: { name: string; className: string } | null
}
export type CardLook = { schoolName: string; operatorName: string; hasBarcode: boolean; texts: PrintTexts }

const ink = {
  fjord: '#004f44',
  fell: '#17695c',
  nearFell: '#00382f',
  water: '#2f8072',
  sun: '#fca96c',
  white: '#ffffff',
  text: '#003028',
  soft: '#4a5a56',
  black: '#000000',
}

/** Text keeps a little more from the edge than codes, for it also keeps from the panel's. */
const INSET_MM = 5.5
const PANEL_RADIUS_MM = 3
// Dots of a 300 dpi card printer to one module. A barcode's module is never less than 0.25 mm.
const QR_DOTS = 12
const QR_DOTS_BESIDE_BARCODE = 8
const BARCODE_DOTS = 3
const BARCODE_HEIGHT_MM = 9

/** Draws a card with its corner at the origin. `bleeds` lets the colour run over the edge, where the page is the card. */
export function drawCard(paper: Paper, card: CardToPrint, { look, bleeds }: { look: CardLook; bleeds: boolean }): void {
  const { texts, hasBarcode } = look
  const moduleMm = (hasBarcode ? QR_DOTS_BESIDE_BARCODE : QR_DOTS) * DOT_MM
  const qrMm = (QR_MODULES + 2 * QR_QUIET_ZONE) * moduleMm
  const qr: Box = { xMm: onDot(CARD.widthMm - MISFEED_MM - qrMm), yMm: onDot(hasBarcode ? 4.2 : MISFEED_MM), widthMm: qrMm, heightMm: qrMm }
  const panelEndMm = qr.xMm - (hasBarcode ? 2 : 1.4)
  const panelBottomMm = hasBarcode ? 35.6 : CARD.heightMm
  drawPanel(paper, look, card, { endMm: panelEndMm, bottomMm: panelBottomMm, bleeds })

  paper.figure(texts.qrCode, () => drawQr(paper, card.code, { xMm: qr.xMm, yMm: qr.yMm, moduleMm }))
  if (hasBarcode) drawFoot(paper, card.code, texts)
  else drawNumber(paper, card.code, { xMm: qr.xMm, yMm: qr.yMm + qrMm - 0.6, widthMm: qrMm, sizePt: 9.5, groupsALine: 3 })
  drawFound(paper, texts, hasBarcode ? { xMm: qr.xMm - 1, yMm: qr.yMm + qrMm + 0.4, widthMm: qrMm + 2 } : { xMm: qr.xMm, yMm: 45.6, widthMm: qrMm })
}

/** The nearest place on a card printer's own grid. */
const onDot = (mm: number) => Math.round(mm / DOT_MM) * DOT_MM

type Panel = { endMm: number; bottomMm: number; bleeds: boolean }

function drawPanel(paper: Paper, { schoolName, operatorName, hasBarcode, texts }: CardLook, { pupil }: CardToPrint, { endMm, bottomMm, bleeds }: Panel): void {
  const edge = bleeds ? 0 : MISFEED_MM
  const panel = { xMm: edge, yMm: edge, widthMm: endMm - edge, heightMm: bottomMm - edge - (hasBarcode ? 0 : edge), radiusMm: bleeds ? 0 : PANEL_RADIUS_MM }
  paper.decoration(() => paper.within(panel, () => drawFjord(paper, panel)))
  const place = { xMm: INSET_MM, widthMm: endMm - INSET_MM - 2.5 }
  paper.tagged('P', () => {
    paper.words(texts.product, { ...place, yMm: 5.4, sizePt: 7.5, weight: 'semibold', colour: ink.sun })
  })
  // Above the fells there is room for the school alone, or for a pupil as well.
  const heightMm = hasBarcode ? (pupil ? 9 : 13) : pupil ? 16 : 22
  let yMm = 9.2
  paper.tagged('H1', () => {
    yMm = paper.words(schoolName, { ...place, yMm, heightMm, sizePt: 14, smallestPt: 6, mostLines: 4, weight: 'bold', colour: ink.white })
  })
  if (pupil) {
    const { name, className } = pupil
    paper.tagged('P', () => {
      const room = { heightMm: hasBarcode ? 4.6 : 8, mostLines: 2 }
      yMm = paper.words(name, { ...place, ...room, yMm: yMm + 1, sizePt: 9.5, smallestPt: 6, weight: 'semibold', colour: ink.white })
    })
    paper.tagged('P', () => {
      paper.words(className, { ...place, yMm: yMm + 0.2, sizePt: 7.5, smallestPt: 5, colour: ink.white })
    })
  }
  paper.tagged('P', () => {
    const yMm = hasBarcode ? bottomMm - 4 : CARD.heightMm - INSET_MM - 1.5
    paper.words(texts.runBy(operatorName), { ...place, yMm, sizePt: 5.2, smallestPt: 4, colour: ink.white })
  })
}

// Fells against a low sun over still water, in a drawing 100 wide and 60 high that goes on at the left;
// its lower right corner is the panel's, and it leaves the upper half to the words.
function drawFjord(paper: Paper, { xMm, yMm, widthMm, heightMm }: Box): void {
  const scale = Math.min(widthMm / 100, (heightMm * 0.56) / 60)
  const corner = { xMm: xMm + widthMm - 100 * scale, yMm: yMm + heightMm - 60 * scale, scale }
  paper.boxes([{ xMm, yMm, widthMm, heightMm }], ink.fjord)
  paper.circle({ xMm: corner.xMm + 79 * scale, yMm: corner.yMm + 27 * scale, radiusMm: 8 * scale, colour: ink.sun })
  paper.path('M-60 44L-38 31L-20 39L14 28L40 20L54 30L66 25L84 37L100 30V60H-100V44z', { ...corner, fill: ink.fell })
  paper.path('M-100 40L-72 33L-48 39L-26 31L0 38L20 28L36 35L56 29L78 38L100 32V60H-100z', { ...corner, fill: ink.nearFell })
  for (const y of [40.5, 43.5]) {
    paper.path(`M-100 ${y}c16-3 32 3 48 0s32-3 48 0s32 3 48 0s32-3 64 0`, { ...corner, stroke: { colour: ink.water, width: 0.65 } })
  }
}

function drawQr(paper: Paper, code: string, { xMm, yMm, moduleMm }: { xMm: number; yMm: number; moduleMm: number }): void {
  const sideMm = (QR_MODULES + 2 * QR_QUIET_ZONE) * moduleMm
  paper.boxes([{ xMm, yMm, widthMm: sideMm, heightMm: sideMm }], ink.white)
  const black = qrRows(code).flatMap((bars, y) =>
    bars.map((bar) => ({
      xMm: xMm + (QR_QUIET_ZONE + bar.x) * moduleMm,
      yMm: yMm + (QR_QUIET_ZONE + y) * moduleMm,
      widthMm: bar.width * moduleMm,
      heightMm: moduleMm,
    })),
  )
  paper.boxes(black, ink.black)
}

/** The barcode across the whole card, and the number under it. */
function drawFoot(paper: Paper, code: string, texts: PrintTexts): void {
  const moduleMm = BARCODE_DOTS * DOT_MM
  const { bars, modules } = barcodeBars(code)
  const widthMm = (modules + 2 * BARCODE_QUIET_ZONE) * moduleMm
  const xMm = onDot((CARD.widthMm - widthMm) / 2)
  const yMm = onDot(37)
  paper.figure(texts.barcode, () => {
    paper.boxes([{ xMm, yMm, widthMm, heightMm: BARCODE_HEIGHT_MM }], ink.white)
    const black = bars.map((bar) => ({
      xMm: xMm + (BARCODE_QUIET_ZONE + bar.x) * moduleMm,
      yMm,
      widthMm: bar.width * moduleMm,
      heightMm: BARCODE_HEIGHT_MM,
    }))
    paper.boxes(black, ink.black)
  })
  drawNumber(paper, code, { xMm: MISFEED_MM, yMm: yMm + BARCODE_HEIGHT_MM + 0.6, widthMm: CARD.widthMm - 2 * MISFEED_MM, sizePt: 9, groupsALine: 5 })
}

function drawNumber(
  paper: Paper,
  code: string,
  { groupsALine, ...place }: { xMm: number; yMm: number; widthMm: number; sizePt: number; groupsALine: number },
): void {
  const groups = groupsOfCode(code)
  const lines = Array.from({ length: Math.ceil(groups.length / groupsALine) }, (_line, at) => groups.slice(at * groupsALine, (at + 1) * groupsALine).join(' '))
  paper.tagged('P', () => {
    paper.words(lines, { ...place, smallestPt: 6.5, weight: 'semibold', colour: ink.text, align: 'center', isNumber: true })
  })
}

function drawFound(paper: Paper, texts: PrintTexts, place: { xMm: number; yMm: number; widthMm: number }): void {
  const look = { sizePt: 5.6, smallestPt: 4.6, colour: ink.soft, align: 'center' as const }
  let { yMm } = place
  paper.tagged('P', () => {
    yMm = paper.words(texts.foundTitle, { ...place, ...look, weight: 'semibold' })
  })
  paper.tagged('P', () => {
    paper.words(texts.found, { ...place, ...look, yMm, mostLines: 2 })
  })
}
