// What somebody at the office is writing in an enquiry, kept for this tab until it is sent: a reload, a new version
// or a session that ran out costs nobody their words. It is shown to the one who wrote it only, and signing out
// throws it away.

import { newId } from '../../contract/ids.ts'

export type Draft = { id: string; text: string }
export type Drafts = { answer: Draft; note: Draft }

export const emptyDraft = (): Draft => ({ id: newId(), text: '' })
export const isEmpty = ({ answer, note }: Drafts) => answer.text === '' && note.text === ''

const PREFIX = 'kantinekort.office.draft.'
type Kept = { personId: string; drafts: Drafts }

/** The drafts as they were left, or empty ones. Another's are thrown away. */
export function keptDrafts(enquiryId: string, personId: string): Drafts {
  const nothing = { answer: emptyDraft(), note: emptyDraft() }
  try {
    const kept = JSON.parse(sessionStorage.getItem(PREFIX + enquiryId) ?? 'null') as Kept | null
    if (kept === null) return nothing
    if (kept.personId === personId) return { answer: checked(kept.drafts.answer), note: checked(kept.drafts.note) }
    forgetDrafts()
  } catch {
    // A draft of another version, or storage that is switched off.
  }
  return nothing
}

export function keepDrafts(enquiryId: string, personId: string, drafts: Drafts): void {
  try {
    if (isEmpty(drafts)) sessionStorage.removeItem(PREFIX + enquiryId)
    else sessionStorage.setItem(PREFIX + enquiryId, JSON.stringify({ personId, drafts } satisfies Kept))
  } catch {
    // The draft then lasts as long as the page does.
  }
}

export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  } catch {
    // See keepDrafts.
  }
}

function checked({ id, text }: Draft): Draft {
  if (typeof id !== 'string' || typeof text !== 'string') throw new TypeError('not a draft')
  return { id, text }
}
