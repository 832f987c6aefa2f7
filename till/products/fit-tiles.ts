// How many tiles side by side, so that as many products as possible stand on the screen at once and none is too small to hit.

export type Room = { widthPx: number; heightPx: number; gapPx: number }
export type Tiles = { columns: number; heightPx: number }

const LEAST = { widthPx: 106, heightPx: 88 }
const MOST = { widthPx: 220, heightPx: 168 }
/** A tile is a little wider than it is high. */
const SHAPE = 1.2

/** Tiles as large as the room allows; when even the smallest do not all fit, the smallest, and the rest is scrolled to. */
export function fitTiles({ widthPx, heightPx, gapPx }: Room, count: number): Tiles {
  const mostColumns = columnsOf(LEAST.widthPx)
  const fewestColumns = Math.min(mostColumns, columnsOf(MOST.widthPx))
  let best: (Tiles & { size: number }) | undefined
  for (let columns = fewestColumns; columns <= mostColumns; columns += 1) {
    const rows = Math.max(1, Math.ceil(count / columns))
    const tileWidthPx = (widthPx - gapPx * (columns - 1)) / columns
    const room = Math.floor((heightPx - gapPx * (rows - 1)) / rows)
    if (room < LEAST.heightPx) continue
    const tileHeightPx = Math.min(room, MOST.heightPx, Math.round(tileWidthPx / (SHAPE * 0.8)))
    const size = Math.min(tileWidthPx, tileHeightPx * SHAPE)
    if (best === undefined || size > best.size) best = { columns, heightPx: tileHeightPx, size }
  }
  return best === undefined ? { columns: mostColumns, heightPx: LEAST.heightPx } : { columns: best.columns, heightPx: best.heightPx }

  function columnsOf(tileWidthPx: number): number {
    return Math.max(1, Math.floor((widthPx + gapPx) / (tileWidthPx + gapPx)))
  }
}
