// Two sounds that nobody takes for each other: up and bright when it is paid, low and short when it is not.
// Made on the spot, so that there is no file to wait for.
import type { Sounds } from '../sale/seller.ts'

type Note = { hertz: number; afterSeconds: number; forSeconds: number; shape: OscillatorType; loudness: number }

const approved: readonly Note[] = [
  { hertz: 880, afterSeconds: 0, forSeconds: 0.11, shape: 'sine', loudness: 0.5 },
  { hertz: 1318.5, afterSeconds: 0.09, forSeconds: 0.22, shape: 'sine', loudness: 0.5 },
]
const refused: readonly Note[] = [
  { hertz: 233, afterSeconds: 0, forSeconds: 0.14, shape: 'triangle', loudness: 0.6 },
  { hertz: 196, afterSeconds: 0.19, forSeconds: 0.2, shape: 'triangle', loudness: 0.6 },
]

/** Browsers keep silent until the page has been touched; the first touch or key wakes the sound. */
export function createSounds(isOn: () => boolean): Sounds & { wake: () => void } {
  let context: AudioContext | undefined
  const wake = () => {
    if (typeof AudioContext === 'undefined') return
    context ??= new AudioContext({ latencyHint: 'interactive' })
    if (context.state === 'suspended') void context.resume().catch(() => undefined)
  }
  const play = (notes: readonly Note[]) => {
    if (!isOn()) return
    wake()
    if (context?.state === 'running') for (const note of notes) sound(context, note)
  }
  return { wake, approved: () => play(approved), refused: () => play(refused) }
}

function sound(context: AudioContext, { hertz, afterSeconds, forSeconds, shape, loudness }: Note): void {
  const from = context.currentTime + afterSeconds
  const tone = new OscillatorNode(context, { type: shape, frequency: hertz })
  const volume = new GainNode(context, { gain: 0 })
  volume.gain.setValueAtTime(0, from)
  volume.gain.linearRampToValueAtTime(loudness, from + 0.008)
  volume.gain.exponentialRampToValueAtTime(0.001, from + forSeconds)
  tone.connect(volume).connect(context.destination)
  tone.start(from)
  tone.stop(from + forSeconds)
}
