// Watches the camera for codes: one picture at a time, never a queue of them.
import type { CodeFormat, Found, ToRead } from './decode-worker.ts'

export type CameraTrouble = 'refused' | 'missing'
/** `rear` looks away from whoever holds the device. */
export type CameraSide = 'front' | 'rear'

type Needs = {
  video: HTMLVideoElement
  side: CameraSide
  formats: CodeFormat[]
  /** Each text that is seen, again and again for as long as it is seen. */
  onSeen: (text: string) => void
  /** What one picture held, once all of it has been told. */
  onLooked?: (texts: readonly string[]) => void
  onTrouble: (trouble: CameraTrouble) => void
  onStarted: () => void
}

const EVERY_MS = 100
/** Enough for a code at arm's length, and quick to search. */
const WIDTH_PX = 640

/** Starts watching; the function given back stops it and lets go of the camera. */
export function watchCamera({ video, side, formats, onSeen, onLooked = () => undefined, onTrouble, onStarted }: Needs): () => void {
  let stream: MediaStream | undefined
  let worker: Worker | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })

  void start()

  async function start(): Promise<void> {
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: { ideal: side === 'rear' ? 'environment' : 'user' }, width: { ideal: 1280 }, height: { ideal: 720 } },
      })
    } catch (error) {
      if (!isStopped) onTrouble(error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'missing')
      return
    }
    if (isStopped) return letGo()
    worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module', name: 'decode' })
    worker.onerror = noReader
    worker.onmessage = ({ data }: MessageEvent<Found>) => {
      if (isStopped) return
      if (data.texts === null) return noReader()
      for (const text of data.texts) onSeen(text)
      onLooked(data.texts)
      next()
    }
    video.srcObject = stream
    await video.play().catch(() => undefined)
    onStarted()
    next()
  }

  // Without a network the first time; it would be waited for without end.
  function noReader(): void {
    if (!isStopped) onTrouble('missing')
  }

  function next(): void {
    if (!isStopped) timer = setTimeout(look, EVERY_MS)
  }

  function look(): void {
    if (isStopped) return
    if (pen === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return next()
    canvas.width = Math.min(WIDTH_PX, video.videoWidth)
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth)
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const picture = pen.getImageData(0, 0, canvas.width, canvas.height)
    worker?.postMessage({ picture, formats } satisfies ToRead, [picture.data.buffer])
  }

  function letGo(): void {
    for (const track of stream?.getTracks() ?? []) track.stop()
  }

  return () => {
    isStopped = true
    clearTimeout(timer)
    worker?.terminate()
    letGo()
    video.srcObject = null
  }
}
