// What stands in the form, what is missing in it, and what is sent. The id is made with the form and kept with the
// draft: what is sent again gets the first answer.

import { newId } from '../../contract/ids.ts'
import { type WrittenTopic, writtenTopics } from '../../contract/enquiries.ts'
import { readEmail } from '../../rules/email-addresses.ts'
import { readMessageText } from '../../rules/enquiry-texts.ts'
import type { Wallet } from '../session/session.ts'

export const NOBODY = 'nobody'

export type ContactForm = {
  id: string
  /** Whose draft it is: null until somebody is signed in. */
  personId: string | null
  topic: WrittenTopic | undefined
  /** A wallet's id, NOBODY, or undefined as long as nothing has been chosen. */
  about: string | undefined
  schoolId: string
  message: string
  email: string
  /** Filled in by machines only. */
  website: string
}

export const emptyContactForm = (): ContactForm => ({
  id: newId(),
  personId: null,
  topic: undefined,
  about: undefined,
  schoolId: '',
  message: '',
  email: '',
  website: '',
})

/** A draft as it may be used by the one who is here now; undefined when it is another's, or nothing is in it. */
export function usableDraft(draft: Partial<ContactForm>, personId: string | null): ContactForm | undefined {
  const form = { ...emptyContactForm(), ...draft, website: '' }
  const isOurs = form.personId === null || form.personId === personId
  if (!isOurs || String(form.message).trim() === '') return undefined
  return { ...form, topic: writtenTopics.find((topic) => topic === form.topic) }
}

export type Place = { wallet: Wallet | undefined; schoolId: number | undefined }

/** Whom and which school it is about: the pupil that is shown unless another is chosen, and the only school there is. */
export function placeOf(
  { about, schoolId }: Pick<ContactForm, 'about' | 'schoolId'>,
  { wallets, chosen, schoolIds }: { wallets: readonly Wallet[]; chosen: Wallet | undefined; schoolIds: readonly number[] },
): Place {
  const wallet = about === NOBODY ? undefined : (wallets.find(({ walletId }) => walletId === about) ?? chosen)
  if (wallet) return { wallet, schoolId: wallet.schoolId }
  const named = schoolIds.find((id) => String(id) === schoolId)
  return { wallet, schoolId: named ?? chosen?.schoolId ?? (schoolIds.length === 1 ? schoolIds[0] : undefined) }
}

export type ContactFault = 'topic' | 'school' | 'message' | 'email'

export function faultsOf(form: ContactForm, { place, isSignedIn }: { place: Place; isSignedIn: boolean }): ReadonlySet<ContactFault> {
  const faults = new Set<ContactFault>()
  if (form.topic === undefined) faults.add('topic')
  if (place.schoolId === undefined) faults.add('school')
  if (readMessageText(form.message) === null) faults.add('message')
  if (!isSignedIn && readEmail(form.email) === null) faults.add('email')
  return faults
}
