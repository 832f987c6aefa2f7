// What a cashier may say of a line: "uten løk". It is short, stands on the receipt, and changes nothing of the price.

import { LONGEST_NOTE, NOTE_PATTERN } from '../contract/line-notes.ts'

const notePattern = new RegExp(NOTE_PATTERN, 'u')

export const isNote = (note: unknown): note is string => typeof note === 'string' && note.length <= LONGEST_NOTE && notePattern.test(note)

/** What was typed as it is kept, or null where nothing of it is left. */
export function readNote(typed: string): string | null {
  const note = typed
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NOTE)
    .trimEnd()
  return isNote(note) ? note : null
}

/** As it stands on a receipt: "Baguett (uten løk)". */
export const withNote = ({ name, note }: { name: string; note?: string | undefined }): string => (note === undefined ? name : `${name} (${note})`)
