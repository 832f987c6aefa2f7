// Names are as long as they are: they get smaller and run over more lines before anything of them is lost.

export type Fit = { widthPt: number; heightPt: number; mostLines: number; largestPt: number; smallestPt: number }
/** How tall a text becomes when it is broken into lines, and how wide its widest word is. */
export type Ruler = { heightPt: (sizePt: number) => number; lineHeightPt: (sizePt: number) => number; widestWordPt: (sizePt: number) => number }

const STEP_PT = 0.5

/** The largest size at which no word is broken and the room suffices; the smallest when there is none. */
export function sizeThatFits({ widthPt, heightPt, mostLines, largestPt, smallestPt }: Fit, ruler: Ruler): number {
  for (let size = largestPt; size > smallestPt; size -= STEP_PT) {
    const height = ruler.heightPt(size)
    const lines = Math.round(height / ruler.lineHeightPt(size))
    if (height <= heightPt && lines <= mostLines && ruler.widestWordPt(size) <= widthPt) return size
  }
  return smallestPt
}
