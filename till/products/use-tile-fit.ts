import { type RefObject, useLayoutEffect, useState } from 'react'
import { fitTiles, type Tiles } from './fit-tiles.ts'

const GAP_PX = 8

/** Measures the room before the first tile is seen, and again when the tablet is turned. */
export function useTileFit(frame: RefObject<HTMLElement | null>, count: number): Tiles {
  const [fit, setFit] = useState<Tiles>({ columns: 4, heightPx: 104 })
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = () => {
      const style = getComputedStyle(element)
      const widthPx = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      const heightPx = element.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)
      setFit((before) => {
        const next = fitTiles({ widthPx, heightPx, gapPx: GAP_PX }, count)
        return next.columns === before.columns && next.heightPx === before.heightPx ? before : next
      })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame, count])
  return fit
}
