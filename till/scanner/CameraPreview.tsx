import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { CameraIcon, CameraOffIcon } from './camera-icons.tsx'
import { type CameraTrouble, watchCamera } from '../../kit/scanner/watch-camera.ts'
import { readCode } from '../../rules/card-codes.ts'
import { useOpenTill, useTillApp } from '../opening/till-context.ts'
import { useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'
import { mayShowNextCode, nobodyThere, sawNothing, seen } from './presence.ts'

/** A small picture of what the camera sees, which is also its switch. */
export function CameraPreview() {
  const texts = useTexts().camera
  const app = useTillApp()
  const { isCameraOn, cameraSide } = useWatched(app.preferences)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [hasStarted, setHasStarted] = useState(false)
  const video = useRef<HTMLVideoElement>(null)
  const isVisible = useIsVisible()
  const { onSeen, onLooked, onBegun } = useSeen()

  useEffect(() => {
    const element = video.current
    if (!isCameraOn || !isVisible || element === null) return
    setTrouble(null)
    onBegun()
    const stop = watchCamera({
      video: element,
      side: cameraSide,
      formats: ['QRCode'],
      onSeen,
      onLooked,
      onTrouble: setTrouble,
      onStarted: () => setHasStarted(true),
    })
    return () => {
      setHasStarted(false)
      stop()
    }
  }, [isCameraOn, isVisible, cameraSide, onSeen, onLooked, onBegun])

  return (
    <button
      type="button"
      className="till-camera"
      aria-pressed={isCameraOn}
      aria-label={isCameraOn ? texts.switchOff : texts.switchOn}
      title={isCameraOn ? texts.switchOff : texts.switchOn}
      onClick={() => app.prefer({ isCameraOn: !isCameraOn })}
    >
      {isCameraOn ? <video ref={video} muted playsInline aria-hidden="true" data-side={cameraSide} data-started={hasStarted || undefined} /> : null}
      {isCameraOn && hasStarted ? null : (
        <span className="till-camera-words">
          {isCameraOn && trouble === null ? null : trouble === null ? <CameraIcon /> : <CameraOffIcon />}
          <span>{trouble !== null && isCameraOn ? texts[trouble] : isCameraOn ? texts.starting : texts.switchOn}</span>
        </span>
      )}
    </button>
  )
}

/** Tells the sale of a card when it comes, not while it lies there. */
function useSeen() {
  const { seller, reader } = useOpenTill()
  const presence = useRef(nobodyThere)
  const { moment } = useWatched(seller.sale)
  useEffect(() => {
    if (moment.at === 'refused') presence.current = mayShowNextCode(presence.current)
  }, [moment])
  const tell = useEffectEvent((text: string) => {
    const known = readCode(text)
    if (known === null) return
    const read = { code: text.toUpperCase().replaceAll(/[\s-]/g, ''), credentialId: known.credentialId }
    const step = seen(presence.current, read, Date.now())
    presence.current = step.presence
    if (step.isNew) reader.read(read)
  })
  const [stable] = useState(() => ({
    onSeen: (text: string) => tell(text),
    onBegun: () => {
      presence.current = nobodyThere
    },
    onLooked: (texts: readonly string[]) => {
      if (!texts.some((text) => readCode(text) !== null)) presence.current = sawNothing(presence.current)
    },
  }))
  return stable
}

/** A camera nobody looks at is switched off: it costs power and worries people. */
function useIsVisible(): boolean {
  const [isVisible, setIsVisible] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setIsVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isVisible
}
