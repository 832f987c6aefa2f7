import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Answered } from '../Answered.tsx'
import { daysIn } from './return-days.ts'
import { useReserveTexts } from './reserve-texts.ts'

const keyOf = (schoolId: number) => ['return-settings', schoolId] as const

/** For how many days a school's tills take back what they sold. */
export function ReturnSettingsSection({ schoolId }: { schoolId: number }) {
  const texts = useReserveTexts().returns
  const settings = useQuery({
    queryKey: keyOf(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/return-settings', { params: { schoolId }, signal }),
  })
  return (
    <section className="office-card-settings kit-stack" aria-labelledby="return-settings">
      <h3 id="return-settings">{texts.title}</h3>
      <Answered query={settings} rows={1}>
        {({ days }) => <DaysForm key={days} schoolId={schoolId} days={days} />}
      </Answered>
    </section>
  )
}

function DaysForm({ schoolId, days }: { schoolId: number; days: number }) {
  const texts = useReserveTexts().returns
  const say = useSay()
  const queries = useQueryClient()
  const [text, setText] = useState(String(days))
  const [hasTried, setHasTried] = useState(false)
  const wanted = daysIn(text)
  const change = useMutation({
    mutationFn: (body: { days: number }) => call('PATCH /api/office/schools/:schoolId/return-settings', { params: { schoolId }, body }),
    onSuccess: (saved) => {
      queries.setQueryData(keyOf(schoolId), saved)
      say(texts.saved)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (wanted !== null && wanted !== days) change.mutate({ days: wanted })
  }
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <p className="kit-muted">{texts.lead}</p>
      <TextField
        label={texts.days}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        error={hasTried && wanted === null ? texts.wrong : undefined}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
      />
      <Failure error={change.error} />
      <div>
        <Button type="submit" look="secondary" busy={change.isPending} disabled={wanted === days}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
