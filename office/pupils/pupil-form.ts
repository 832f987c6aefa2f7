// What is typed about a pupil, new or to be put right, and what becomes of it.
import { isEmailLike } from '../email-like.ts'
import type { Pupil, PupilCorrection, PupilWish } from './pupils.ts'

export type PupilForm = { firstName: string; lastName: string; className: string; email: string; pupilNumber: string; from: string; until: string }
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

export function wishOf({ firstName, lastName, className, email, pupilNumber, from, until }: PupilForm): Omit<PupilWish, 'id'> & { pupilNumber: string | null } {
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    className: className.trim(),
    email: email.trim() === '' ? null : email.trim(),
    // As the school's number is kept, so that capitals alone are no change.
    pupilNumber: pupilNumber.trim() === '' ? null : pupilNumber.trim().toUpperCase(),
    enrolledFrom: from,
    enrolledUntil: until === '' ? null : until,
  }
}

export function formOf({ firstName, lastName, className, email, pupilNumber, enrolledFrom, enrolledUntil }: Pupil): PupilForm {
  return { firstName, lastName, className, email: email ?? '', pupilNumber: pupilNumber ?? '', from: enrolledFrom, until: enrolledUntil ?? '' }
}

/** What is other than it was; only this is sent, so that two who put different things right do not undo each other. */
export function correctionOf(pupil: Pupil, form: PupilForm): PupilCorrection {
  const wish = wishOf(form)
  return {
    ...(wish.firstName === pupil.firstName ? {} : { firstName: wish.firstName }),
    ...(wish.lastName === pupil.lastName ? {} : { lastName: wish.lastName }),
    ...(wish.className === pupil.className ? {} : { className: wish.className }),
    ...(wish.email === pupil.email ? {} : { email: wish.email }),
    ...(wish.pupilNumber === pupil.pupilNumber ? {} : { pupilNumber: wish.pupilNumber }),
    ...(wish.enrolledFrom === pupil.enrolledFrom ? {} : { enrolledFrom: wish.enrolledFrom }),
    ...(wish.enrolledUntil === pupil.enrolledUntil ? {} : { enrolledUntil: wish.enrolledUntil }),
  }
}

export type Consequence = 'beginsLater' | 'hasEnded' | 'endsLater' | 'newEmail'

/** What a correction means for the card and for who sees it. */
export function consequencesOf(pupil: Pupil, correction: PupilCorrection, today: string): Consequence[] {
  const { enrolledFrom = pupil.enrolledFrom, enrolledUntil = pupil.enrolledUntil, email } = correction
  const areDaysNew = correction.enrolledFrom !== undefined || correction.enrolledUntil !== undefined
  const hasEnded = enrolledUntil !== null && enrolledUntil < today
  return [
    ...(areDaysNew && hasEnded ? ['hasEnded' as const] : []),
    ...(areDaysNew && !hasEnded && enrolledFrom > today ? ['beginsLater' as const] : []),
    ...(areDaysNew && !hasEnded && enrolledUntil !== null ? ['endsLater' as const] : []),
    ...(email !== undefined && pupil.hasProfile && email?.toLowerCase() !== pupil.email?.toLowerCase() ? ['newEmail' as const] : []),
  ]
}
