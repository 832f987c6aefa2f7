import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Form } from '../../kit/Form.tsx'
import { useLanguage, useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { formatDay } from '../../language/amounts-and-dates.ts'
import { OwnPassword } from './OwnPassword.tsx'
import { type Erasure, erasureQuery } from './privacy-queries.ts'
import { usePrivacyTexts } from './privacy-texts.ts'

/** To be erased: what goes and what stays, what has to be seen to first, and the wait in which it can be undone. */
export function EraseMe() {
  const texts = usePrivacyTexts()
  const { data, error, isFetching, refetch } = useQuery(erasureQuery)
  return (
    <Card as="section" aria-labelledby="erase">
      <div className="kit-stack">
        <h2 id="erase">{texts.eraseTitle}</h2>
        {data === undefined && error === null ? <Loading rows={2} /> : null}
        {data === undefined && error !== null ? <NoAnswer error={error} query={{ isFetching, refetch }} /> : null}
        {data === undefined ? null : data.waiting === null ? <Ask erasure={data} /> : <Waits waiting={data.waiting} />}
      </div>
    </Card>
  )
}

function useKeep(said: string): { onSuccess: (erasure: Erasure) => void } {
  const queries = useQueryClient()
  const say = useSay()
  return {
    onSuccess: (erasure) => {
      queries.setQueryData(erasureQuery.queryKey, erasure)
      say(said)
    },
  }
}

function Ask({ erasure: { obstacles, waitDays, asksPassword } }: { erasure: Erasure }) {
  const texts = usePrivacyTexts()
  const refusalText = useRefusalText()
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const ask = useMutation({
    mutationFn: () => call('POST /api/person/erasure', { body: { password: asksPassword ? password : null } }),
    ...useKeep(texts.asked),
  })
  const submit = (): void => {
    setIsTried(true)
    if ((password !== '' || !asksPassword) && !ask.isPending) ask.mutate()
  }
  if (obstacles.length > 0) {
    return (
      <>
        <p>{texts.eraseWhat}</p>
        <p>{texts.eraseNotYet}</p>
        <ul className="portal-obstacles">
          {obstacles.map(({ what, amountOre }) => (
            <li key={what}>
              {refusalText(new ApiRefusal({ code: `erasure_${what}`, status: 409, facts: amountOre === null ? {} : { amountOre }, incident: undefined }))}
            </li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <Form onSubmit={submit} error={ask.error}>
      <p>{texts.eraseWhat}</p>
      <p>{texts.eraseWaits(waitDays)}</p>
      {asksPassword ? <OwnPassword typed={password} isTried={isTried} onType={setPassword} /> : null}
      <div>
        <Button type="submit" colour="danger" look="secondary" busy={ask.isPending}>
          {texts.erase}
        </Button>
      </div>
    </Form>
  )
}

function Waits({ waiting: { dueAt, side } }: { waiting: NonNullable<Erasure['waiting']> }) {
  const texts = usePrivacyTexts()
  const { language } = useLanguage()
  const undo = useMutation({ mutationFn: () => call('DELETE /api/person/erasure'), ...useKeep(texts.undone) })
  const said = { own: texts.eraseAsked, office: texts.eraseBySchool, house: texts.eraseByHouse }[side]
  return (
    <>
      <Notice tone="warning">{said(formatDay(dueAt, { language }))}</Notice>
      <p>{texts.eraseWhat}</p>
      <Failure error={undo.error} />
      <div>
        <Button busy={undo.isPending} onClick={() => undo.mutate()}>
          {texts.undo}
        </Button>
      </div>
    </>
  )
}
