import { useQuery } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { tillHeaders } from '../enrolment/enrolment.ts'
import { useOpenTill } from '../opening/till-context.ts'
import { useCardTexts } from '../texts.ts'
import type { Pupil } from './desk.ts'
import { PupilSearch } from './PupilSearch.tsx'

/** Finding a pupil by name, where the school lets its tills hand out cards. */
export function FindPupil({ onFound }: { onFound: (pupil: Pupil) => void }) {
  const texts = useCardTexts()
  const { enrolment } = useOpenTill()
  const permissions = useQuery({
    queryKey: ['card-permissions', enrolment.tillId],
    queryFn: ({ signal }) => call('GET /api/till/card-permissions', { headers: tillHeaders(enrolment), signal }),
    staleTime: 0,
  })
  if (permissions.data?.handsOutCards !== true) return null
  return (
    <div className="till-desk-find">
      <h2>{texts.findPupil}</h2>
      <PupilSearch texts={{ lead: texts.findLead, noneFound: texts.noneFound, firstOnly: texts.firstOnly }} onFound={onFound} />
    </div>
  )
}
