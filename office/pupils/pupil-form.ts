// What is typed about a new pupil, and what becomes of it.
import { isEmailLike } from '../email-like.ts'
import type { PupilWish } from './pupils.ts'

export type PupilForm = { firstName: string; lastName: string; className: string; email: string; from: string; until: string }
type Problem = 'firstNameMissing' | 'lastNameMissing' | 'emailNotUnderstood' | 'fromMissing' | 'untilBeforeFrom'
export type PupilProblems = { [Key in keyof PupilForm]?: Problem }

export function problemsOf(form: PupilForm): PupilProblems {
  const email = form.email.trim()
  return {
    ...(form.firstName.trim() === '' ? { firstName: 'firstNameMissing' as const } : {}),
    ...(form.lastName.trim() === '' ? { lastName: 'lastNameMissing' as const } : {}),
    ...(email === '' || isEmailLike(email) ? {} : { email: 'emailNotUnderstood' as const }),
    ...(form.from === '' ? { from: 'fromMissing' as const } : {}),
    ...(form.until === '' || form.until >= form.from ? {} : { until: 'untilBeforeFrom' as const }),
  }
}

export function wishOf({ firstName, lastName, className, email, from, until }: PupilForm): PupilWish {
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    className: className.trim(),
    email: email.trim() === '' ? null : email.trim(),
    enrolledFrom: from,
    enrolledUntil: until === '' ? null : until,
  }
}
