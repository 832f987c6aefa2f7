// The two codes of a card as plain vector rectangles: sharp at any size and on any printer.

import bwip from 'bwip-js/node'
import { correction, generate } from 'lean-qr'

/** Version 2 at level Q: 25 modules a side, and a quarter of them may be worn away. */
const QR_VERSION = 2
export const QR_MODULES = 17 + 4 * QR_VERSION
/** White around the code, in modules, as ISO/IEC 18004 and ISO/IEC 15417 ask. */
export const QR_QUIET_ZONE = 4
export const BARCODE_QUIET_ZONE = 10

export type Bar = { x: number; width: number }

/** The black runs of a QR code, row by row, in modules. */
export function qrRows(code: string): Bar[][] {
  const bitmap = generate(code, {
    minVersion: QR_VERSION,
    maxVersion: QR_VERSION,
    minCorrectionLevel: correction.Q,
    maxCorrectionLevel: correction.Q,
  })
  return Array.from({ length: QR_MODULES }, (_row, y) => {
    const bars: Bar[] = []
    for (let x = 0; x < QR_MODULES; x += 1) {
      if (!bitmap.get(x, y)) continue
      const start = x
      while (bitmap.get(x + 1, y)) x += 1
      bars.push({ x: start, width: x - start + 1 })
    }
    return bars
  })
}

/** The bars of the very same text as Code 128, in modules, and how many modules it is wide. */
export function barcodeBars(code: string): { bars: Bar[]; modules: number } {
  const [symbol] = bwip.raw({ bcid: 'code128', text: code })
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('a text could not be drawn as a barcode')
  const bars: Bar[] = []
  let at = 0
  // Bars and spaces by turns, beginning with a bar.
  symbol.sbs.forEach((width, index) => {
    if (index % 2 === 0) bars.push({ x: at, width })
    at += width
  })
  return { bars, modules: at }
}
