import { expect, test } from 'vitest'
import { bytesOfText, codePageNames } from './code-pages.ts'
import { encodePaper, type PrinterLook, wrap } from './escpos.ts'

const wide: PrinterLook = { columns: 48, codePage: 'wpc1252' }
const narrow: PrinterLook = { columns: 32, codePage: 'pc865' }
const hex = (bytes: Iterable<number>) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
const START = '1b 40 1b 74 10'
const CUT = '1d 56 42 03'
const [ESC, GS] = [String.fromCharCode(0x1b), String.fromCharCode(0x1d)]
const COMMANDS = new RegExp(`${ESC}[aE].|${GS}!.`, 'gs')
/** What is printed, a line each, without the commands around it. */
const printed = (bytes: Uint8Array) =>
  String.fromCharCode(...bytes.slice(5, -4))
    .replaceAll(COMMANDS, '')
    .split('\n')
    .slice(0, -1)

test('a paper wakes the printer, chooses its letters, and ends with a cut', () => {
  expect(hex(encodePaper([], wide))).toBe(`${START} ${CUT}`)
  expect(hex(encodePaper([{ is: 'gap' }], { columns: 32, codePage: 'pc858' }))).toBe(`1b 40 1b 74 13 0a ${CUT}`)
})

test('Norwegian letters are the bytes of the page that was chosen', () => {
  expect(hex(bytesOfText('ÆØÅ æøå', 'wpc1252'))).toBe('c6 d8 c5 20 e6 f8 e5')
  for (const page of ['pc865', 'pc858', 'pc850'] as const) expect(hex(bytesOfText('ÆØÅ æøå', page)), page).toBe('92 9d 8f 20 91 9b 86')
})

test('a letter made of two, as some keyboards write it, is the same letter', () => {
  expect(bytesOfText('A\u030a', 'pc865')).toEqual(bytesOfText('Å', 'pc865'))
})

test('what a page has not is written plainer, and nothing that is written is ever a command', () => {
  expect(String.fromCharCode(...bytesOfText('Nguyễn – 5 × 3…', 'pc865'))).toBe('Nguyen - 5 x 3...')
  expect(String.fromCharCode(...bytesOfText('1\u00a0234,50', 'wpc1252'))).toBe('1 234,50')
  expect(String.fromCharCode(...bytesOfText('日本 🍎', 'pc850'))).toBe('?? ?')
  for (const page of codePageNames) {
    const every = Array.from({ length: 0x2100 }, (_, point) => String.fromCodePoint(point)).join('')
    expect(bytesOfText(every, page).filter((byte) => byte < 32 || byte > 255 || byte === 127)).toEqual([])
  }
})

test('a heading is twice as large both ways, strong and in the middle', () => {
  expect(hex(encodePaper([{ is: 'heading', text: 'KOPI' }], wide))).toBe(`${START} 1b 61 01 1d 21 11 1b 45 01 4b 4f 50 49 0a 1b 45 00 1d 21 00 1b 61 00 ${CUT}`)
})

test('a heading whose word has no room on narrow paper is twice as high', () => {
  expect(hex(encodePaper([{ is: 'heading', text: 'Utleveringskvittering' }], narrow))).toContain('1b 61 01 1d 21 01 1b 45 01')
  expect(printed(encodePaper([{ is: 'heading', text: 'Utleveringskvittering' }], narrow))).toEqual(['Utleveringskvittering'])
  // Sixteen letters just fit, seventeen do not.
  expect(hex(encodePaper([{ is: 'heading', text: 'x'.repeat(16) }], narrow))).toContain('1d 21 11')
  expect(hex(encodePaper([{ is: 'heading', text: 'x'.repeat(17) }], narrow))).toContain('1d 21 01')
})

test('a name and its value fill a line, and take more lines only when they must', () => {
  const pair = (name: string, value: string) => printed(encodePaper([{ is: 'pair', name, value }], narrow))
  expect(pair('Sum kr', '45,00')).toEqual(['Sum kr                     45,00'])
  expect(pair('x'.repeat(26), '45,00')).toEqual([`${'x'.repeat(26)} 45,00`])
  expect(pair('x'.repeat(27), '45,00')).toEqual(['x'.repeat(27), '45,00'.padStart(32)])
})

test('the numbers of a row stand below each other, and a long name has lines of its own', () => {
  const row = (name: string, ...cells: string[]) => printed(encodePaper([{ is: 'row', name, cells }], narrow))
  expect(row('25 %', '28,00', '7,00')).toEqual(['25 %           28,00        7,00'])
  expect(row('x'.repeat(9), '0', '0,00').map((line) => line.length)).toEqual([32])
  expect(row('x'.repeat(10), '0', '0,00')).toEqual(['x'.repeat(10), `${'0'.padStart(20)}${'0,00'.padStart(12)}`])
  // What is written plainer takes more places, and is counted as it is printed.
  expect(row('Ost…', '1,00')).toEqual(['Ost...                      1,00'])
})

test('lines break between words, and a word that is longer than a line is cut', () => {
  expect(wrap('en to tre', 5)).toEqual(['en to', 'tre'])
  expect(wrap('en to tre', 6)).toEqual(['en to', 'tre'])
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  expect(wrap('', 4)).toEqual([''])
})
