// Everything that has happened in an enquiry, in one row: what the two sides wrote, what was noted, what was done.

import type { Enquiry } from './enquiries.ts'

export type Moment =
  | ({ kind: 'message'; key: string } & Omit<Enquiry['messages'][number], 'messageId'>)
  | ({ kind: 'note'; key: string } & Omit<Enquiry['notes'][number], 'noteId'>)
  | ({ kind: 'event'; key: string } & Omit<Enquiry['history'][number], 'eventId'>)

/** By time; at the same time what was written stands before what it led to. */
export function momentsOf({ messages, notes, history }: Pick<Enquiry, 'messages' | 'notes' | 'history'>): Moment[] {
  const moments: Moment[] = [
    ...messages.map(({ messageId, ...message }) => ({ kind: 'message' as const, key: messageId, ...message })),
    ...notes.map(({ noteId, ...note }) => ({ kind: 'note' as const, key: noteId, ...note })),
    ...history.map(({ eventId, ...event }) => ({ kind: 'event' as const, key: eventId, ...event })),
  ]
  return moments.toSorted((one, other) => one.madeAt.localeCompare(other.madeAt))
}
