import { describe, expect, test } from 'vitest'
import { decodeText, linesOf, placesOf, readRows } from './table-rows.ts'

const rowsOf = (text: string) => readRows(linesOf(text))?.rows
const cellsOf = (text: string) => rowsOf(`a;b;c\n${text}`)?.map(({ cells }) => cells)

describe('a table', () => {
  test.each([
    ['marks between', '"Nord; Sør";x;', ['Nord; Sør', 'x', '']],
    ['quotation marks', '"Ola ""Lille"" Nord";x;', ['Ola "Lille" Nord', 'x', '']],
    ['a new line', '"8A\nnord";x;', ['8A\nnord', 'x', '']],
    ['marks that begin no quotation', 'O"Hara;x;y', ['O"Hara', 'x', 'y']],
    ['spaces around quotations', ' "x" ;y;', ['x', 'y', '']],
  ])('may hold %s in a cell', (_what, row, cells) => {
    expect(cellsOf(row)).toEqual([cells])
  })

  test('keeps the number of each row’s first line, past empty lines and cells of several', () => {
    expect(rowsOf('a;b\r\n\r\n"1\r\n2";x\r\n\r\n3;y')?.map(({ line }) => line)).toEqual([3, 6])
  })

  test('has a row that is not whole where a quotation never closes, and reads on at the line after it', () => {
    expect(rowsOf('a;b\n"1;x\n2;y\n3;y\n4;y\n5;y\n6;y')).toEqual([
      { line: 2, cells: null },
      ...[2, 3, 4, 5, 6].map((number) => ({ line: number + 1, cells: [String(number), 'y'] })),
    ])
  })

  test('swallows no rows where a quotation is closed by another’s beginning', () => {
    expect(rowsOf('a;b\n"1;x\n2;y\n"3";y')?.map(({ cells }) => cells)).toEqual([null, ['2', 'y'], ['3', 'y']])
  })

  test('takes a cell of five lines and no longer one', () => {
    expect(rowsOf('a;b\n"1\n2\n3\n4\n5";x')).toHaveLength(1)
    expect(rowsOf('a;b\n"1\n2\n3\n4\n5\n6";x')?.[0]?.cells).toBeNull()
  })

  test('is none without anything between its columns, and empty without lines', () => {
    expect(readRows(linesOf('bare ord'))).toBeNull()
    expect(readRows(linesOf('\n \n'))).toEqual({ header: [], rows: [] })
  })

  test('knows its columns by any of their names, whatever case, spaces and marks they are written with', () => {
    const names = { name: ['navn', 'full name'], age: ['alder'] }
    expect(placesOf([' Full_Name: ', 'ALDER*', 'navn'], names)).toEqual({ name: 0, age: 1 })
    expect(placesOf(['full  name', 'x'], names)).toEqual({ name: 0 })
  })
})

test('text is UTF-16 where a mark says so, whichever byte is first, and nothing is left of the mark', () => {
  const little = Buffer.from('\ufeffÅse\tŁukasz 😀', 'utf16le')
  expect(decodeText(little)).toBe('Åse\tŁukasz 😀')
  expect(decodeText(Buffer.from(little).swap16())).toBe('Åse\tŁukasz 😀')
  // Half a sign, a mark alone, and what is UTF-32 or a picture after all.
  expect(decodeText(little.subarray(0, -1))).toBeNull()
  expect(decodeText(Uint8Array.of(0xff, 0xfe))).toBe('')
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0xd8))).toBeNull()
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x00, 0x00, 0x41, 0x00, 0x00, 0x00))).toBeNull()
  // Without a mark it is no guess of ours.
  expect(decodeText(little.subarray(2))).toBeNull()
})

test('text is UTF-8 or Windows-1252, and a picture is no text', () => {
  expect(decodeText(new TextEncoder().encode('\ufeffBjørn'))).toBe('Bjørn')
  expect(decodeText(Uint8Array.of(0x42, 0x6a, 0xf8, 0x72, 0x6e))).toBe('Bjørn')
  expect(decodeText(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0xff))).toBeNull()
  expect(decodeText(Uint8Array.of(0x50, 0x00))).toBeNull()
})
