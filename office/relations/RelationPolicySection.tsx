import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sights } from '../../contract/relation-words.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { LEAST_AGE_OF_POLICY, MOST_AGE_OF_POLICY } from '../../rules/relation-rights.ts'
import { Answered } from '../Answered.tsx'
import { useRelationTexts } from './relation-texts.ts'

type Policy = RouteReply<'GET /api/office/schools/:schoolId/relation-policy'>

const keyOf = (schoolId: number) => ['relation-policy', schoolId] as const

/** From which ages pupils are asked, and guardians see less. */
export function RelationPolicySection({ schoolId }: { schoolId: number }) {
  const texts = useRelationTexts().policy
  const policy = useQuery({
    queryKey: keyOf(schoolId),
    queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/relation-policy', { params: { schoolId }, signal }),
  })
  return (
    <section className="kit-stack" aria-labelledby="relation-policy">
      <h3 id="relation-policy">{texts.title}</h3>
      <Answered query={policy} rows={3}>
        {(data) => <PolicyForm key={JSON.stringify(data)} schoolId={schoolId} before={data} />}
      </Answered>
    </section>
  )
}

const AGES = Array.from({ length: MOST_AGE_OF_POLICY - LEAST_AGE_OF_POLICY + 1 }, (_nothing, place) => LEAST_AGE_OF_POLICY + place)

function PolicyForm({ schoolId, before }: { schoolId: number; before: Policy }) {
  const all = useRelationTexts()
  const texts = all.policy
  const say = useSay()
  const queries = useQueryClient()
  const [policy, setPolicy] = useState(before)
  const change = useMutation({
    mutationFn: (body: Policy) => call('PUT /api/office/schools/:schoolId/relation-policy', { params: { schoolId }, body }),
    onSuccess: (saved) => {
      queries.setQueryData(keyOf(schoolId), saved)
      say(texts.saved)
    },
  })
  const ages = [{ value: 'never', label: texts.never }, ...AGES.map((age) => ({ value: String(age), label: texts.age(age) }))]
  const age = (label: string, key: 'asksPupilFrom' | 'seesLessFrom') => (
    <Select
      label={label}
      choices={ages}
      value={String(policy[key] ?? 'never')}
      onChoose={(value) => setPolicy({ ...policy, [key]: value === 'never' ? null : Number(value) })}
    />
  )
  return (
    <>
      <p className="kit-muted">{texts.lead}</p>
      {age(texts.asks, 'asksPupilFrom')}
      {age(texts.less, 'seesLessFrom')}
      {policy.seesLessFrom === null ? null : (
        <Select
          label={texts.olderSees}
          choices={sights.toReversed().map((value) => ({ value, label: all.sees[value] }))}
          value={policy.olderSees}
          onChoose={(olderSees) => setPolicy({ ...policy, olderSees })}
        />
      )}
      <Failure error={change.error} />
      <div>
        <Button look="secondary" busy={change.isPending} disabled={JSON.stringify(policy) === JSON.stringify(before)} onClick={() => change.mutate(policy)}>
          {texts.save}
        </Button>
      </div>
    </>
  )
}
