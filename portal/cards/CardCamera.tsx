import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { type CameraTrouble, watchCamera } from '../../kit/scanner/watch-camera.ts'
import { readCode } from '../../rules/card-codes.ts'
import { useCardsTexts } from '../cards-texts.ts'

export const hasCamera = () => 'mediaDevices' in navigator

/** Looks through the phone's camera until a card's code is read. The reader is fetched when one asks for it, never before. */
export function CardCamera({ onRead, onStop }: { onRead: (code: string) => void; onStop: () => void }) {
  const texts = useCardsTexts()
  const video = useRef<HTMLVideoElement>(null)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [isOther, setIsOther] = useState(false)
  const look = useEffectEvent((text: string) => {
    const code = readCode(text)
    if (code?.kind === 'printed') onRead(text)
    else setIsOther(true)
  })
  useEffect(() => {
    const picture = video.current
    if (picture === null) return
    return watchCamera({ video: picture, side: 'rear', formats: ['QRCode', 'Code128'], onSeen: look, onTrouble: setTrouble, onStarted: () => undefined })
  }, [])
  return (
    <div className="kit-stack">
      {trouble === null ? (
        <>
          <video ref={video} className="portal-camera" muted playsInline aria-hidden="true" />
          <p role="status" className="kit-muted kit-small">
            {isOther ? texts.otherCode : texts.scanning}
          </p>
        </>
      ) : (
        <Notice tone="warning" announce="politely">
          {texts.noCamera[trouble]}
        </Notice>
      )}
      <Button look="quiet" onClick={onStop}>
        {texts.stopScanning}
      </Button>
    </div>
  )
}
