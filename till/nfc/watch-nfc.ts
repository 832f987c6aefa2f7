// Reads chips where the browser can (Chrome on Android). It asks once for leave, after a press; then as long as the page is seen.
import { type Chip, type ChipRecord, type OnChip, readChip } from './read-chip.ts'

type Reading = Event & { serialNumber: string; message: { records: readonly ChipRecord[] } }
type Reader = EventTarget & { scan: (options: { signal: AbortSignal }) => Promise<void> }
type Browser = { NDEFReader?: new () => Reader }

export const hasNfc = () => (globalThis as Browser).NDEFReader !== undefined

export type NfcTrouble = 'refused' | 'off'

/** A chip that lies on the reader is told again and again: once is enough. */
const SAME_CHIP_FOR_MS = 2_000

/** @returns how to stop */
export function watchNfc({
  onChip,
  onTrouble,
}: {
  onChip: (chip: Exclude<OnChip, null>) => void
  onTrouble: (trouble: NfcTrouble | null) => void
}): () => void {
  const { NDEFReader } = globalThis as Browser
  const ended = new AbortController()
  if (NDEFReader === undefined) return () => {}
  const reader = new NDEFReader()
  let last: { serialNumber: string; atMs: number } | null = null
  reader.addEventListener('reading', (event) => {
    const { serialNumber, message } = event as Reading
    const isSame = last !== null && last.serialNumber === serialNumber && event.timeStamp - last.atMs < SAME_CHIP_FOR_MS
    last = { serialNumber, atMs: event.timeStamp }
    const chip = readChip({ serialNumber, records: message.records } satisfies Chip)
    if (!isSame && chip !== null && !ended.signal.aborted) onChip(chip)
  })
  reader.scan({ signal: ended.signal }).then(
    () => onTrouble(null),
    (error: unknown) => {
      if (!ended.signal.aborted) onTrouble((error as Error).name === 'NotAllowedError' ? 'refused' : 'off')
    },
  )
  return () => ended.abort()
}
