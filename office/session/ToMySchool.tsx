import { Navigate } from '@tanstack/react-router'
import { keptSchool } from './kept-school.ts'
import { SignedInOnly } from './SignedInOnly.tsx'
import { workPlaces, type Session } from './session.ts'

/** The office's front door: on to the school one worked with last. */
export function ToMySchool() {
  return <SignedInOnly>{(session) => <Navigate to="/$schoolId" params={{ schoolId: String(firstPlace(session)) }} replace />}</SignedInOnly>
}

function firstPlace(session: Session): number | undefined {
  const places = workPlaces(session)
  const kept = keptSchool()
  return (places.find(({ schoolId }) => schoolId === kept) ?? places[0])?.schoolId
}
