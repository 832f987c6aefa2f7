import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Form } from '../../kit/Form.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { useAtSchool } from '../session/at-school.tsx'
import type { Pupil } from './pupils.ts'

/** The Feide name by which a pupil comes in: only what the school has confirmed counts. Nothing where pupils here do not have Feide. */
export function FeideName({ pupil: { pupilId } }: { pupil: Pupil }) {
  const { schoolId } = useAtSchool()
  const { data } = useQuery({
    queryKey: ['school', schoolId, 'pupil', pupilId, 'feide-name'],
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/feide-name', { params: { schoolId, pupilId }, signal }),
  })
  if (data === undefined || (data.orgs.length === 0 && data.feideName === null)) return null
  return <FeideNameForm key={data.feideName} schoolId={schoolId} pupilId={pupilId} kept={data.feideName ?? ''} org={data.orgs[0] ?? ''} />
}

function FeideNameForm({ schoolId, pupilId, kept, org }: { schoolId: number; pupilId: string; kept: string; org: string }) {
  const texts = useChangeTexts().pupil
  const queries = useQueryClient()
  const say = useSay()
  const [typed, setTyped] = useState(kept)
  const confirm = useMutation({
    mutationFn: (feideName: string | null) =>
      call('POST /api/office/schools/:schoolId/pupils/:pupilId/feide-name', { params: { schoolId, pupilId }, body: { feideName } }),
    onSuccess: async (_done, feideName) => {
      say(feideName === null ? texts.feideNameGone : texts.feideNameConfirmed)
      await queries.invalidateQueries({ queryKey: ['school', schoolId] })
    },
  })
  return (
    <Form error={confirm.error} onSubmit={() => confirm.mutate(typed.trim() === '' ? null : typed.trim())}>
      <TextField
        label={texts.feideName}
        description={texts.feideNameHelp(org)}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {typed.trim() === kept ? null : (
        <div>
          <Button type="submit" look="secondary" busy={confirm.isPending}>
            {typed.trim() === '' ? texts.removeFeideName : texts.confirmFeideName}
          </Button>
        </div>
      )}
    </Form>
  )
}
