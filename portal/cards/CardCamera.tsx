import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { readCode } from '../../rules/card-codes.ts'
import { useCardsTexts } from '../cards-texts.ts'

// The till brings a reader of its own, a megabyte that every phone would have to keep for a thing one does once.
// Here the browser's reader is used where it has one; elsewhere the number is typed.
type Reader = { detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]> }
type ReaderMaker = new (options: { formats: string[] }) => Reader

const readerMaker = () => (globalThis as { BarcodeDetector?: ReaderMaker }).BarcodeDetector

export const hasCodeReader = () => readerMaker() !== undefined && 'mediaDevices' in navigator

const EVERY_MS = 150

/** Looks through the phone's camera until a card's code is read. */
export function CardCamera({ onRead, onStop }: { onRead: (code: string) => void; onStop: () => void }) {
  const texts = useCardsTexts()
  const video = useRef<HTMLVideoElement>(null)
  const [hasTrouble, setHasTrouble] = useState(false)
  const tell = useEffectEvent(onRead)
  const fail = useEffectEvent(() => setHasTrouble(true))
  useEffect(() => {
    const picture = video.current
    if (picture === null) return
    return watch(picture, { onCode: tell, onTrouble: fail })
  }, [])
  return (
    <div className="kit-stack">
      {hasTrouble ? (
        <Notice tone="warning" announce="politely">
          {texts.noCamera}
        </Notice>
      ) : (
        <>
          <video ref={video} className="portal-camera" muted playsInline aria-hidden="true" />
          <p role="status" className="kit-muted kit-small">
            {texts.scanning}
          </p>
        </>
      )}
      <Button look="quiet" onClick={onStop}>
        {texts.stopScanning}
      </Button>
    </div>
  )
}

/** Watches until a printed code is read, or until the function given back is called. */
function watch(picture: HTMLVideoElement, { onCode, onTrouble }: { onCode: (code: string) => void; onTrouble: () => void }): () => void {
  const Maker = readerMaker()
  let stream: MediaStream | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const stop = () => {
    isStopped = true
    clearTimeout(timer)
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const start = async () => {
    if (Maker === undefined) return onTrouble()
    const reader = new Maker({ formats: ['qr_code', 'code_128'] })
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' } } })
    // The dialog may be gone by the time somebody has said yes.
    if (isStopped) return stop()
    picture.srcObject = stream
    await picture.play()
    const look = async () => {
      const found = await reader.detect(picture).catch(() => [])
      if (isStopped) return
      const code = found.find(({ rawValue }) => readCode(rawValue)?.kind === 'printed')
      if (code === undefined) timer = setTimeout(() => void look(), EVERY_MS)
      else onCode(code.rawValue)
    }
    await look()
  }
  start().catch(() => {
    if (!isStopped) onTrouble()
  })
  return stop
}
