import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { NoAnswer } from '../../kit/NoAnswer.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useTokenInAddress } from '../token-in-address.ts'
import { useLimitTexts } from './limit-texts.ts'

/** Where the message leads in which a pupil asks to be let once. Nothing is answered by opening it: it takes a press. */
export function LeaveScreen() {
  const texts = useLimitTexts()
  const token = useTokenInAddress()
  if (token === undefined) return <EmptyState isScreen drawing="search" title={texts.leave.broken} />
  return <LinkedAsk token={token} />
}

function LinkedAsk({ token }: { token: string }) {
  const texts = useLimitTexts()
  const queries = useQueryClient()
  const queryKey = ['limit-ask', token]
  const { data, error, isFetching, refetch } = useQuery({ queryKey, queryFn: ({ signal }) => call('POST /api/limit-asks/look', { body: { token }, signal }) })
  const answer = useMutation({
    mutationFn: (isYes: boolean) => call('POST /api/limit-asks/answer', { body: { token, isYes } }),
    onSuccess: (answered) => queries.setQueryData(queryKey, answered),
  })
  if (data === undefined && error === null) return <Loading rows={3} />
  if (data === undefined) {
    if (error instanceof ApiRefusal && error.code === 'ask_not_open') return <Over />
    return <NoAnswer isScreen error={error} query={{ isFetching, refetch }} />
  }
  const { firstName, schoolName, amountOre, products, isYes } = data
  if (isYes !== null) {
    return (
      <EmptyState isScreen drawing="card" title={isYes ? texts.leave.saidYes(firstName) : texts.leave.saidNo(firstName)} action={<ToLimits />}>
        <p role="status">{isYes ? texts.leave.saidYesAdvice : texts.leave.saidNoAdvice}</p>
      </EmptyState>
    )
  }
  const amount = formatKroner(amountOre)
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.leave.title(firstName)} lead={texts.leave.at(schoolName)} />
      <div className="kit-stack">
        <p>
          <strong>{products.length === 0 ? texts.askedFor(amount) : texts.askedForProducts(products.join(', '), amount)}</strong>
        </p>
        <Failure error={answer.error} />
        <Button size="lg" wide busy={answer.isPending} onClick={() => answer.mutate(true)}>
          {texts.yes}
        </Button>
        <Button size="lg" wide look="secondary" busy={answer.isPending} onClick={() => answer.mutate(false)}>
          {texts.no}
        </Button>
        <p className="kit-muted kit-small">{texts.onceOnly}</p>
      </div>
    </div>
  )
}

/** The day is over, and so is what was asked: nothing to press again and again. */
function Over() {
  const texts = useLimitTexts().leave
  return (
    <EmptyState isScreen drawing="search" title={texts.over} action={<ToLimits />}>
      <p role="status">{texts.overAdvice}</p>
    </EmptyState>
  )
}

function ToLimits() {
  const texts = useLimitTexts().leave
  return (
    <Link to="/profile" {...buttonLook({ look: 'secondary' })}>
      {texts.toPortal}
    </Link>
  )
}
