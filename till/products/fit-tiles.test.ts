import { expect, test } from 'vitest'
import { fitTiles } from './fit-tiles.ts'

const height = (count: number, { columns, heightPx }: { columns: number; heightPx: number }, gapPx = 8) => {
  const rows = Math.ceil(count / columns)
  return rows * heightPx + (rows - 1) * gapPx
}

test('forty products stand on a tablet without scrolling, in either direction', () => {
  for (const room of [
    { widthPx: 719, heightPx: 680, gapPx: 8 },
    { widthPx: 448, heightPx: 990, gapPx: 8 },
  ]) {
    const tiles = fitTiles(room, 40)
    expect(height(40, tiles)).toBeLessThanOrEqual(room.heightPx)
  }
})

test('few products get large tiles, never larger than a hand needs', () => {
  expect(fitTiles({ widthPx: 719, heightPx: 680, gapPx: 8 }, 6)).toEqual({ columns: 3, heightPx: 168 })
})

test('when they cannot all be seen, the tiles stay large enough to hit', () => {
  expect(fitTiles({ widthPx: 366, heightPx: 500, gapPx: 8 }, 40)).toEqual({ columns: 3, heightPx: 88 })
})

test('no product at all is no trouble', () => {
  expect(fitTiles({ widthPx: 300, heightPx: 300, gapPx: 8 }, 0).columns).toBeGreaterThan(0)
})
