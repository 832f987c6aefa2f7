// Whose turn it is in an enquiry. The table is the whole truth: what does not stand in it is refused.
// A reply from the family is never lost on a solved enquiry: it opens it again.

import type { EnquiryDeed, EnquiryState } from '../contract/enquiries.ts'

/** replied: by the family. answered: by the office. assigned: somebody took it or was given it. Then what the office does. */
export type EnquiryEvent = 'replied' | 'answered' | 'assigned' | EnquiryDeed

const TRANSITIONS: Record<EnquiryState, Partial<Record<EnquiryEvent, EnquiryState>>> = {
  new: { replied: 'new', assigned: 'open', answered: 'waiting', solved: 'solved', closed: 'closed' },
  open: { replied: 'open', assigned: 'open', answered: 'waiting', solved: 'solved', closed: 'closed' },
  waiting: { replied: 'open', assigned: 'waiting', answered: 'waiting', solved: 'solved', reopened: 'open', closed: 'closed' },
  solved: { replied: 'open', assigned: 'solved', answered: 'waiting', reopened: 'open', closed: 'closed' },
  closed: { reopened: 'open' },
}

/** The state after an event, or null when the event is not possible there. */
export function enquiryStateAfter(state: EnquiryState, event: EnquiryEvent): EnquiryState | null {
  return TRANSITIONS[state][event] ?? null
}

const OFFICES_TURN: ReadonlySet<EnquiryState> = new Set(['new', 'open'])

/** True while the family waits for the office. */
export const isOfficesTurn = (state: EnquiryState) => OFFICES_TURN.has(state)

/** What the office may do now, for the buttons it is shown. */
export function possibleDeeds(state: EnquiryState): EnquiryDeed[] {
  return (['solved', 'reopened', 'closed'] as const).filter((deed) => enquiryStateAfter(state, deed) !== null)
}

/** A conversation that has become this long begins anew with a number of its own. */
export const MOST_MESSAGES = 200
export const MOST_NOTES = 100
