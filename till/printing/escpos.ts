// Writes a paper as ESC/POS, the language of receipt printers. Pure: letters become bytes of the chosen code page, and the
// page is chosen in the printer first.

import { bytesOfText, type CodePage, codePages } from './code-pages.ts'
import type { Paper, Part } from './paper.ts'

/** Characters on a line: 80 mm paper has 48, some printers 42, and 58 mm paper has 32. */
export const paperWidths = [48, 42, 32] as const
export type PaperWidth = (typeof paperWidths)[number]

export type PrinterLook = { columns: PaperWidth; codePage: CodePage }

const ESC = 0x1b
const GS = 0x1d
const LINE_FEED = 0x0a

const BEGIN = [ESC, 0x40]
const choosePage = (page: CodePage) => [ESC, 0x74, codePages[page].number]
const align = (side: 'left' | 'centre') => [ESC, 0x61, side === 'centre' ? 1 : 0]
const strong = (isOn: boolean) => [ESC, 0x45, isOn ? 1 : 0]
/** How many times as wide and as high as the usual letters. */
const size = ({ wide, high }: { wide: 1 | 2; high: 1 | 2 }) => [GS, 0x21, (wide - 1) * 16 + (high - 1)]
/** Feeds the last line past the knife, and cuts. */
const FEED_AND_CUT = [GS, 0x56, 0x42, 3]

/** The whole paper, from waking the printer to the cut. */
export function encodePaper(paper: Paper, look: PrinterLook): Uint8Array<ArrayBuffer> {
  const inPage = (text: string) => String.fromCharCode(...bytesOfText(text, look.codePage))
  return Uint8Array.from([...BEGIN, ...choosePage(look.codePage), ...paper.flatMap((part) => encodePart(written(part, inPage), look.columns)), ...FEED_AND_CUT])
}

function written(part: Part, inPage: (text: string) => string): Part {
  switch (part.is) {
    case 'pair':
      return { ...part, name: inPage(part.name), value: inPage(part.value) }
    case 'row':
      return { ...part, name: inPage(part.name), cells: part.cells.map(inPage) }
    case 'rule':
    case 'gap':
      return part
    default:
      return { ...part, text: inPage(part.text) }
  }
}

function encodePart(part: Part, columns: PaperWidth): number[] {
  switch (part.is) {
    case 'heading':
      return encodeHeading(part.text, columns)
    case 'centred':
      return [...align('centre'), ...inBold(part.isStrong, lines(wrap(part.text, columns))), ...align('left')]
    case 'text':
      return lines(wrap(part.text, columns))
    case 'pair':
      return inBold(part.isStrong, lines(pairLines(part, columns)))
    case 'row':
      return inBold(part.isStrong, lines(rowLines(part, columns)))
    case 'rule':
      return lines(['-'.repeat(columns)])
    case 'gap':
      return [LINE_FEED]
  }
}

// Twice as large both ways where its longest word has room, and on narrow paper twice as high.
function encodeHeading(text: string, columns: PaperWidth): number[] {
  const longest = Math.max(...text.split(/\s/).map((word) => word.length))
  const wide = longest * 2 <= columns ? 2 : 1
  return [...align('centre'), ...size({ wide, high: 2 }), ...inBold(true, lines(wrap(text, columns / wide))), ...size({ wide: 1, high: 1 }), ...align('left')]
}

const inBold = (isStrong: boolean | undefined, bytes: number[]) => (isStrong ? [...strong(true), ...bytes, ...strong(false)] : bytes)

// From here on a text has one character for each byte, so that whatever is counted is places on paper.
const lines = (texts: readonly string[]) => texts.flatMap((text) => [...Array.from(text, (letter) => letter.charCodeAt(0)), LINE_FEED])

function pairLines({ name, value }: { name: string; value: string }, columns: PaperWidth): string[] {
  if (name.length + 1 + value.length <= columns) return [name + value.padStart(columns - name.length)]
  // The value has its own lines, to the right.
  return [...wrap(name, columns), ...wrap(value, columns).map((line) => line.padStart(columns))]
}

/** An amount of eight digits has room. */
const CELL = 12

function rowLines({ name, cells }: { name: string; cells: readonly string[] }, columns: PaperWidth): string[] {
  const right = cells.map((cell, place) => cell.padStart(place === 0 && cells.length > 1 ? CELL - 2 : CELL)).join('')
  const room = columns - right.length
  return name.length < room ? [name.padEnd(room) + right] : [...wrap(name, columns), right.padStart(columns)]
}

/** Lines of whole words; a word that is longer than a line is cut. */
export function wrap(text: string, width: number): string[] {
  const done: string[] = []
  let line = ''
  for (let word of text.split(/[ \n]+/)) {
    if (line !== '' && line.length + 1 + word.length <= width) {
      line += ` ${word}`
      continue
    }
    if (line !== '') done.push(line)
    for (; word.length > width; word = word.slice(width)) done.push(word.slice(0, width))
    line = word
  }
  return [...done, line]
}
