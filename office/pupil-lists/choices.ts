// What the office decides about a list that it looks at, and what comes of it.
import { isManyToEnd } from '../../rules/pupil-list-plan.ts'
import type { PupilList } from '../../rules/pupil-list.ts'
import type { Seen, Wish } from './pupil-lists.ts'

/** `who`: by line, a pupil's id, or null for somebody new. `lastDay` counts only where `ends`. */
export type Choices = { who: ReadonlyMap<number, string | null>; ends: boolean; lastDay: string; endsMany: boolean; firstDay: string }

export const firstChoices = (today: string): Choices => ({ who: new Map(), ends: false, lastDay: today, endsMany: false, firstDay: today })

export type Consequences = { added: number; moved: number; changed: number; ended: number; mayEnd: boolean; isMany: boolean }

/** What the button does, in numbers. Whoever was said to be the same counts as changed. */
export function consequencesOf(list: PupilList, seen: Seen, { who, ends }: Choices): Consequences {
  const decided = seen.unsure.flatMap(({ line }) => (who.has(line) ? [who.get(line)] : []))
  const newCount = decided.filter((pupilId) => pupilId === null).length
  const moved = seen.changed.filter(({ isMoved }) => isMoved).length
  const mayEnd = list.faults.length === 0 && seen.faults.length === 0
  return {
    added: seen.added.length + newCount,
    moved,
    changed: seen.changed.length - moved + decided.length - newCount,
    ended: ends && mayEnd ? seen.missing.length : 0,
    mayEnd,
    isMany: isManyToEnd(seen.missing.length, seen.present),
  }
}

export function wishOf(id: string, { pupils, faults }: PupilList, { planId }: Seen, { who, ends, lastDay, endsMany, firstDay }: Choices): Wish {
  return {
    id,
    planId,
    lines: pupils,
    decisions: [...who].map(([line, pupilId]) => ({ line, pupilId })),
    unreadCount: faults.length,
    firstDay,
    lastDay: ends ? lastDay : null,
    endsMany: ends && endsMany,
  }
}
