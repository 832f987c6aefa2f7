// Of which line the cashier is about to say something.
import { keyOf, type Line } from '../basket/basket.ts'
import { openPanel } from '../panels.ts'
import { watched } from '../watched.ts'

export type AskedNote = { key: string; name: string; note: string | null }

export const askedNote = watched<AskedNote | null>(null)

export function askNote(line: Line): void {
  askedNote.set({ key: keyOf(line), name: line.name, note: line.note ?? null })
  openPanel.set('note')
}
