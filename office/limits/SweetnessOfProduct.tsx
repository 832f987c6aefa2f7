import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RouteBody } from '../../contract/route-types.ts'
import { call } from '../../kit/api.ts'
import { Chips } from '../../kit/Chips.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { Answered } from '../Answered.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useLimitTexts } from './limit-texts.ts'

type Sweetness = RouteBody<'PUT /api/office/schools/:schoolId/products/:productId/sweetness'>

/** Whether a product is what some families have stopped with one choice. */
export function SweetnessOfProduct({ productId, name }: { productId: string; name: string }) {
  const texts = useLimitTexts().sweet
  const { schoolId, mayRunCanteen } = useAtSchool()
  const say = useSay()
  const queries = useQueryClient()
  const params = { schoolId, productId }
  const queryKey = ['school', schoolId, 'sweetness', productId]
  const query = useQuery({ queryKey, queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/products/:productId/sweetness', { params, signal }) })
  const set = useMutation({
    mutationFn: (body: Sweetness) => call('PUT /api/office/schools/:schoolId/products/:productId/sweetness', { params, body }),
    onSuccess: (said) => {
      queries.setQueryData(queryKey, said)
      say(texts.saved(name))
    },
  })
  return (
    <section className="kit-stack" aria-labelledby="sweetness">
      <h3 id="sweetness">{texts.title}</h3>
      <p className="kit-muted kit-small">{texts.lead}</p>
      <Answered query={query} rows={2}>
        {(said) => (
          <>
            <YesOrNo
              label={texts.energy}
              value={said.isEnergyDrink}
              mayChange={mayRunCanteen}
              onChoose={(isEnergyDrink) => set.mutate({ ...said, isEnergyDrink })}
            />
            <YesOrNo
              label={texts.sugar}
              value={said.hasAddedSugar}
              mayChange={mayRunCanteen}
              onChoose={(hasAddedSugar) => set.mutate({ ...said, hasAddedSugar })}
            />
            <Failure error={set.error} />
          </>
        )}
      </Answered>
    </section>
  )
}

type YesOrNoProps = { label: string; value: boolean | null; mayChange: boolean; onChoose: (value: boolean | null) => void }

function YesOrNo({ label, value, mayChange, onChoose }: YesOrNoProps) {
  const texts = useLimitTexts().sweet
  const choices = [
    { value: 'yes', label: texts.yes, disabled: !mayChange },
    { value: 'no', label: texts.no, disabled: !mayChange },
    { value: 'unknown', label: texts.unknown, disabled: !mayChange },
  ]
  return (
    <Chips
      label={label}
      perRow={3}
      choices={choices}
      value={value === null ? 'unknown' : value ? 'yes' : 'no'}
      onChoose={(chosen) => onChoose(chosen === 'unknown' ? null : chosen === 'yes')}
    />
  )
}
