import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FoodGroup, foodGroups } from '../../contract/food-groups.ts'
import { call } from '../../kit/api.ts'
import { Failure } from '../../kit/Failure.tsx'
import { Select } from '../../kit/Select.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Answered } from '../Answered.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useFoodGroupTexts, useFoodTexts } from './food-texts.ts'

const UNKNOWN = 'unknown'

/** What a product mostly is, for families who look at what was eaten. Unknown until somebody says it. */
export function FoodGroupOfProduct({ productId, name }: { productId: string; name: string }) {
  const texts = useFoodTexts()
  const groups = useFoodGroupTexts()
  const { schoolId, mayRunCanteen } = useAtSchool()
  const say = useSay()
  const queries = useQueryClient()
  const params = { schoolId, productId }
  const queryKey = ['school', schoolId, 'food-group', productId]
  const query = useQuery({ queryKey, queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/products/:productId/food-group', { params, signal }) })
  const set = useMutation({
    mutationFn: (foodGroup: FoodGroup | null) => call('PUT /api/office/schools/:schoolId/products/:productId/food-group', { params, body: { foodGroup } }),
    onSuccess: (said) => {
      queries.setQueryData(queryKey, said)
      say(texts.saved(name))
    },
  })
  return (
    <section className="kit-stack" aria-labelledby="food-group">
      <h3 id="food-group">{texts.title}</h3>
      <p className="kit-muted kit-small">{texts.lead}</p>
      <Answered query={query} rows={1}>
        {({ foodGroup }) => (
          <>
            <Select
              label={texts.label}
              choices={[...foodGroups, UNKNOWN].map((value) => ({ value, label: groups[value as FoodGroup | typeof UNKNOWN] }))}
              value={foodGroup ?? UNKNOWN}
              disabled={!mayRunCanteen}
              onChoose={(chosen) => set.mutate(chosen === UNKNOWN ? null : (chosen as FoodGroup))}
            />
            <Failure error={set.error} />
          </>
        )}
      </Answered>
    </section>
  )
}
