import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../kit/api.ts'
import { useLanguage } from '../../kit/language.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { Answered } from '../Answered.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useLimitTexts } from './limit-texts.ts'

/** Whose limits hold for a pupil, and the way to end them. */
export function LimitsOfPupil({ pupilId }: { pupilId: string }) {
  const texts = useLimitTexts().pupil
  const { mayRunOffice } = useAtSchool()
  return mayRunOffice ? (
    <section className="kit-stack" aria-labelledby="pupil-limits">
      <h3 id="pupil-limits">{texts.title}</h3>
      <Known pupilId={pupilId} />
    </section>
  ) : null
}

function Known({ pupilId }: { pupilId: string }) {
  const texts = useLimitTexts().pupil
  const { schoolId } = useAtSchool()
  const { language } = useLanguage()
  const say = useSay()
  const queries = useQueryClient()
  const params = { schoolId, pupilId }
  const queryKey = ['school', schoolId, 'pupil-limits', pupilId]
  const query = useQuery({ queryKey, queryFn: ({ signal }) => call('GET /api/office/schools/:schoolId/pupils/:pupilId/limits', { params, signal }) })
  const end = useMutation({
    mutationFn: (personId: string) => call('DELETE /api/office/schools/:schoolId/pupils/:pupilId/limits/:personId', { params: { ...params, personId } }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <Answered query={query} rows={1}>
      {({ limits }) =>
        limits.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          limits.map(({ personId, firstName, setAt }) => (
            <div key={personId} className="kit-stack" data-gap="small">
              <p>
                {texts.setBy(firstName ?? '')} <span className="kit-muted kit-small">{texts.when(formatInstant(setAt, { language }))}</span>
              </p>
              <AskFirst
                isSmall
                opens={texts.endOf(firstName ?? '')}
                question={texts.question(firstName ?? '')}
                confirm={texts.end}
                work={{
                  ...end,
                  mutate: (_nothing, then) =>
                    end.mutate(personId, {
                      onSuccess: () => {
                        say(texts.ended)
                        then.onSuccess()
                      },
                    }),
                }}
              >
                <p>{texts.consequence}</p>
              </AskFirst>
            </div>
          ))
        )
      }
    </Answered>
  )
}
