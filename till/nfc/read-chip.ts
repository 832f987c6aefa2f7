// What a chip that is held to the device says: a code of ours that was written on it, or its own number, as a card that
// somebody had before. Its number is no secret, so a school pairs such cards knowing that.
import { readCode } from '../../rules/card-codes.ts'
import type { ReadCode } from '../../kit/scanner/wedge.ts'

export type ChipRecord = { recordType: string; encoding?: string | undefined; data?: DataView | undefined }
export type Chip = { serialNumber: string; records: readonly ChipRecord[] }
export type OnChip = { is: 'ours'; read: ReadCode } | { is: 'foreign'; code: string } | null

const MOST_RECORDS = 8
/** Four bytes that begin with 08 are drawn anew each time, by phones and by cards that hide who they are. */
const MADE_UP = /^08(?::[0-9a-f]{2}){3}$/i

export function readChip({ serialNumber, records }: Chip): OnChip {
  for (const { recordType, encoding, data } of records.slice(0, MOST_RECORDS)) {
    if (recordType !== 'text' || data === undefined || data.byteLength > 128) continue
    const text = new TextDecoder(encoding === 'utf-16' ? 'utf-16be' : 'utf-8').decode(data)
    const ours = readCode(text)
    if (ours !== null) return { is: 'ours', read: { code: text.toUpperCase().replaceAll(/[\s-]/g, ''), credentialId: ours.credentialId } }
  }
  return serialNumber === '' || MADE_UP.test(serialNumber) ? null : { is: 'foreign', code: serialNumber }
}
