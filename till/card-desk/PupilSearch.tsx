import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { call } from '../../kit/api.ts'
import { useRefusalText } from '../../kit/language.tsx'
import { withoutBegunScan } from '../../kit/scanner/without-scans.ts'
import { SearchField } from '../../kit/SearchField.tsx'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import type { Pupil } from './desk.ts'
import './pupil-search.css'

const SHORTEST = 2
const MOST_SHOWN = 20

export type PupilSearchProps = {
  texts: { lead: string; noneFound: string; firstOnly: (count: number) => string }
  onFound: (pupil: Pupil) => void
}

/** Pupils by name or class, as one types: at most twenty, each a thumb high. */
export function PupilSearch({ texts, onFound }: PupilSearchProps) {
  const whatWentWrong = useRefusalText()
  const { enrolment } = useOpenTill()
  const [typed, setTyped] = useState('')
  const search = withoutBegunScan(useDeferredValue(typed))
  const found = useQuery({
    queryKey: ['till-pupils', enrolment.tillId, search],
    queryFn: ({ signal }) => call('GET /api/till/pupils', { query: { search }, headers: tillHeaders(enrolment), signal }),
    enabled: search.length >= SHORTEST,
    placeholderData: (before) => before,
    // Names stay on the device no longer than they are on the screen.
    gcTime: 0,
  })
  const pupils = search.length < SHORTEST ? [] : (found.data?.pupils ?? [])
  return (
    <>
      <SearchField label={texts.lead} value={typed} onSearch={setTyped} maxLength={80} />
      {found.error === null ? null : <p role="alert">{whatWentWrong(found.error)}</p>}
      {search.length >= SHORTEST && found.data !== undefined && pupils.length === 0 ? <p className="kit-muted">{texts.noneFound}</p> : null}
      <ul className="till-pupils">
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
    </>
  )
}
