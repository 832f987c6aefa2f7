// A print has an id before it is counted, and keeps it until the paper has come out: one that failed and is tried again,
// also tomorrow, is the same print and not the copy.
import { isId, newId } from '../../contract/ids.ts'
import type { Shelf } from '../storage/shelf.ts'

export type UnfinishedPrint = { subjectId: string; printId: string }

export function readUnfinishedPrint(found: unknown): UnfinishedPrint | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { subjectId, printId } = found as Partial<UnfinishedPrint>
  return typeof subjectId === 'string' && isId(printId) ? { subjectId, printId } : undefined
}

export type PrintIds = {
  /** The id of the print of a receipt that is under way, or a new one. */
  idOf: (subjectId: string) => Promise<string>
  /** It came out, or it never may. */
  done: (subjectId: string) => Promise<void>
}

export function createPrintIds(shelf: Shelf<UnfinishedPrint>): PrintIds {
  return {
    idOf: async (subjectId) => {
      const kept = await shelf.read(subjectId)
      if (kept) return kept.printId
      const printId = newId(Date.now())
      await shelf.keep(subjectId, { subjectId, printId })
      return printId
    },
    done: (subjectId) => shelf.remove(subjectId),
  }
}
