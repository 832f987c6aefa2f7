import { useEffect, useState } from 'react'
import { useCommonTexts } from './language.tsx'

export type QrCodeProps = {
  text: string
  /** What the code is for, read aloud in its place. */
  label?: string
}

/** Four modules of white around the code, as ISO/IEC 18004 asks; scanners miss it without. */
const QUIET_ZONE = 4

/** A text as a code for scanners: black on white in dark mode too, sharp at any size. It fills the width it is given. */
export function QrCode({ text, label }: QrCodeProps) {
  const common = useCommonTexts()
  const [drawn, setDrawn] = useState<Drawn | undefined>(undefined)

  useEffect(() => {
    let isLeft = false
    // The drawing itself takes no time; the part that draws is fetched only where a code is shown.
    void import('./draw-qr-code.ts').then(({ drawQrCode }) => {
      if (!isLeft) setDrawn(drawQrCode(text))
    })
    return () => {
      isLeft = true
    }
  }, [text])

  const size = (drawn?.size ?? 21) + QUIET_ZONE * 2
  return (
    <svg className="kit-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label ?? common.qrCode} shapeRendering="crispEdges">
      <rect className="kit-qr-paper" width={size} height={size} />
      {drawn === undefined ? null : <path transform={`translate(${QUIET_ZONE} ${QUIET_ZONE})`} d={drawn.path} />}
    </svg>
  )
}

type Drawn = { size: number; path: string }
