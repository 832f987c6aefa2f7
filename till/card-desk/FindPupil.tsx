import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { call } from '../../kit/api.ts'
import { useRefusalText } from '../../kit/language.tsx'
import { withoutBegunScan } from '../../kit/scanner/without-scans.ts'
import { SearchField } from '../../kit/SearchField.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useCardTexts } from '../texts.ts'
import type { Pupil } from './desk.ts'

const SHORTEST = 2
const MOST_SHOWN = 20

/** Finding a pupil by name, where the school lets its tills hand out cards. */
export function FindPupil({ onFound }: { onFound: (pupil: Pupil) => void }) {
  const texts = useCardTexts()
  const whatWentWrong = useRefusalText()
  const { enrolment } = useOpenTill()
  const headers = tillHeaders(enrolment)
  const [typed, setTyped] = useState('')
  const search = withoutBegunScan(useDeferredValue(typed))
  const permissions = useQuery({
    queryKey: ['card-permissions', enrolment.tillId],
    queryFn: ({ signal }) => call('GET /api/till/card-permissions', { headers, signal }),
    staleTime: 0,
  })
  const found = useQuery({
    queryKey: ['till-pupils', enrolment.tillId, search],
    queryFn: ({ signal }) => call('GET /api/till/pupils', { query: { search }, headers, signal }),
    enabled: permissions.data?.handsOutCards === true && search.length >= SHORTEST,
    placeholderData: (before) => before,
    // Names stay on the device no longer than they are on the screen.
    gcTime: 0,
  })
  if (permissions.data?.handsOutCards !== true) return null
  const pupils = search.length < SHORTEST ? [] : (found.data?.pupils ?? [])
  return (
    <div className="till-desk-find">
      <h2>{texts.findPupil}</h2>
      <SearchField label={texts.findLead} value={typed} onSearch={setTyped} maxLength={80} />
      {found.error === null ? null : <p role="alert">{whatWentWrong(found.error)}</p>}
      {search.length >= SHORTEST && found.data !== undefined && pupils.length === 0 ? <p className="kit-muted">{texts.noneFound}</p> : null}
      <ul className="till-desk-pupils">
        {pupils.map((pupil) => (
          <li key={pupil.pupilId}>
            <button type="button" onClick={() => onFound(pupil)}>
              <strong>
                {pupil.firstName} {pupil.lastName}
              </strong>
              <span className="kit-muted">{pupil.className}</span>
            </button>
          </li>
        ))}
      </ul>
      {pupils.length >= MOST_SHOWN ? <p className="kit-muted kit-small">{texts.firstOnly(MOST_SHOWN)}</p> : null}
    </div>
  )
}
