import { Link, Outlet, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { AtSchoolProvider, atSchool } from '../session/at-school.tsx'
import { keepSchool } from '../session/kept-school.ts'
import { PlainPage } from '../session/PlainPage.tsx'
import { rolesAt, type Session, workPlaces } from '../session/session.ts'
import { SignedInOnly } from '../session/SignedInOnly.tsx'
import { useTexts } from '../texts.ts'
import { OfficeShell } from './OfficeShell.tsx'

/** Everything at one school: who is asking, the school in the address, and the frame around the screens. */
export function SchoolFrame() {
  return <SignedInOnly>{(session) => <SchoolOf session={session} />}</SignedInOnly>
}

function SchoolOf({ session }: { session: Session }) {
  const { schoolId: written } = useParams({ strict: false })
  const places = workPlaces(session)
  const place = places.find(({ schoolId }) => String(schoolId) === written)
  useEffect(() => {
    if (place !== undefined) keepSchool(place.schoolId)
  }, [place])
  if (place === undefined) return <NotThisSchool session={session} />
  return (
    // A new key: nothing typed or opened at one school is carried over to another.
    <AtSchoolProvider key={place.schoolId} value={atSchool({ session, ...place, roles: rolesAt(session, place.schoolId) })}>
      <OfficeShell places={places}>
        <Outlet />
      </OfficeShell>
    </AtSchoolProvider>
  )
}

function NotThisSchool({ session }: { session: Session }) {
  const texts = useTexts().notThisSchool
  const mine = workPlaces(session)[0]
  return (
    <PlainPage>
      <EmptyState
        isScreen
        drawing="search"
        title={texts.title}
        action={
          mine === undefined ? undefined : (
            <Link to="/$schoolId" params={{ schoolId: String(mine.schoolId) }} {...buttonLook()}>
              {texts.goTo(mine.schoolName)}
            </Link>
          )
        }
      >
        {texts.advice}
      </EmptyState>
    </PlainPage>
  )
}
