import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import { useTexts } from '../texts.ts'
import type { Pupil } from './pupils.ts'

/** From when, and until when where it is known, somebody goes to the school. */
export function Enrolment({ pupil: { enrolledFrom, enrolledUntil } }: { pupil: Pupil }) {
  const texts = useTexts().pupils
  const { language } = useLanguage()
  const from = formatCalendarDay(enrolledFrom, { language })
  return enrolledUntil === null ? texts.enrolledFrom(from) : texts.enrolledBetween(from, formatCalendarDay(enrolledUntil, { language }))
}
