import { useLocation, useNavigate } from '@tanstack/react-router'
import { useId } from 'react'
import { useAtSchool } from '../session/at-school.tsx'
import type { WorkPlace } from '../session/session.ts'
import { useTexts } from '../texts.ts'

/** The school one is at; a list to choose from for those who work at several. */
export function SchoolSwitcher({ places }: { places: readonly WorkPlace[] }) {
  const id = useId()
  const texts = useTexts()
  const { schoolId, schoolName } = useAtSchool()
  const goTo = useSchoolSwitch()
  if (places.length < 2) return <p className="office-school">{schoolName}</p>
  return (
    <div className="office-switcher">
      <label className="kit-unseen" htmlFor={id}>
        {texts.frame.school}
      </label>
      <select id={id} value={schoolId} onChange={(event) => goTo(Number(event.currentTarget.value))}>
        {places.map((place) => (
          <option key={place.schoolId} value={place.schoolId}>
            {place.schoolName}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Goes to the same room at another school; what was searched for and open stays behind. */
export function useSchoolSwitch(): (schoolId: number) => void {
  const navigate = useNavigate()
  const here = useLocation()
  const room = /\/\d+\/(tills|days|menu|pupils|cards|enquiries|bank|colleagues|schools)/.exec(here.pathname)?.[1]
  return (schoolId) => void navigate({ to: room === undefined ? '/$schoolId' : `/$schoolId/${room}`, params: { schoolId: String(schoolId) }, search: {} })
}
