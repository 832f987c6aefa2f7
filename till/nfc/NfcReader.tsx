import { useEffect, useEffectEvent } from 'react'
import { useToSale } from '../opening/use-to-sale.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { watched } from '../watched.ts'
import type { OnChip } from './read-chip.ts'
import { type NfcTrouble, watchNfc } from './watch-nfc.ts'

export const nfcTrouble = watched<NfcTrouble | null>(null)

/** Chips that are held to the device pay as a scanned card does, and lead back to the sale as it does. */
export function NfcReader() {
  const { reader } = useOpenTill()
  const toSale = useToSale()
  const onChip = useEffectEvent((chip: Exclude<OnChip, null>) => {
    toSale()
    if (chip.is === 'ours') reader.read(chip.read)
    else reader.readForeign(chip.code)
  })
  useEffect(() => {
    const stop = watchNfc({ onChip: (chip) => onChip(chip), onTrouble: (trouble) => nfcTrouble.set(trouble) })
    return () => {
      stop()
      nfcTrouble.set(null)
    }
  }, [])
  return null
}
