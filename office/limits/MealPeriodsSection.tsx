import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { TextField } from '../../kit/TextField.tsx'
import { Answered } from '../Answered.tsx'
import { useLimitTexts } from './limit-texts.ts'

type Period = RouteReply<'GET /api/office/schools/:schoolId/meal-periods'>['periods'][number]
/** A key of its own keeps each row's fields when another is taken away. */
type Row = Omit<Period, 'periodId'> & { periodId: string | null; key: string }

const MOST_PERIODS = 8
const keyOf = (schoolId: number) => ['school', schoolId, 'meal-periods'] as const

/** The school's own named hours of the day. */
export function MealPeriodsSection({ schoolId }: { schoolId: number }) {
  const texts = useLimitTexts().periods
  const query = useQuery({
    queryKey: keyOf(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/meal-periods', { params: { schoolId }, signal }),
  })
  return (
    <section className="kit-stack" aria-labelledby="meal-periods">
      <h3 id="meal-periods">{texts.title}</h3>
      <Answered query={query} rows={2}>
        {({ periods }) => <PeriodsForm key={JSON.stringify(periods)} schoolId={schoolId} periods={periods} />}
      </Answered>
    </section>
  )
}

function PeriodsForm({ schoolId, periods }: { schoolId: number; periods: readonly Period[] }) {
  const texts = useLimitTexts().periods
  const say = useSay()
  const queries = useQueryClient()
  const [rows, setRows] = useState<readonly Row[]>(() => periods.map((period) => ({ ...period, key: period.periodId })))
  const [made, setMade] = useState(0)
  const [hasTried, setHasTried] = useState(false)
  const set = useMutation({
    mutationFn: () =>
      call('PUT /api/office/schools/:schoolId/meal-periods', {
        params: { schoolId },
        body: { periods: rows.map(({ periodId, name, from, until }) => ({ periodId, name, from, until })) },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(keyOf(schoolId), saved)
      say(texts.saved)
    },
  })
  const isMissing = ({ name, from, until }: Row) => name.trim() === '' || from === '' || until === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setHasTried(true)
    if (!rows.some(isMissing) && !set.isPending) set.mutate()
  }
  const add = (): void => {
    setRows([...rows, { periodId: null, key: `new ${made}`, name: '', from: '', until: '' }])
    setMade(made + 1)
  }
  const change = (key: string, part: Partial<Row>) => setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  return (
    <form className="kit-stack" noValidate onSubmit={submit}>
      <p className="kit-muted">{texts.lead}</p>
      {rows.map((row, index) => (
        <div key={row.key} className="kit-stack" data-gap="small">
          <TextField
            label={texts.name(index + 1)}
            autoComplete="off"
            maxLength={60}
            value={row.name}
            onChange={(event) => change(row.key, { name: event.currentTarget.value })}
            error={hasTried && isMissing(row) ? texts.missing : undefined}
          />
          <TextField label={texts.from(index + 1)} type="time" value={row.from} onChange={(event) => change(row.key, { from: event.currentTarget.value })} />
          <TextField label={texts.until(index + 1)} type="time" value={row.until} onChange={(event) => change(row.key, { until: event.currentTarget.value })} />
          <div>
            <Button look="quiet" size="sm" onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}>
              {texts.remove(index + 1)}
            </Button>
          </div>
        </div>
      ))}
      {rows.length < MOST_PERIODS ? (
        <div>
          <Button look="quiet" size="sm" onClick={add}>
            {texts.add}
          </Button>
        </div>
      ) : null}
      <Failure error={set.error} />
      <div>
        <Button type="submit" look="secondary" busy={set.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  )
}
