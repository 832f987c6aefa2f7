// Where a provider sends the browser back to. What stands in the address is handed in once, from here, and taken out of it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal, call } from '../../kit/api.ts'
import { buttonLook } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { sessionQuery } from '../session/session.ts'
import { StrangerScreen } from './StrangerScreen.tsx'
import { useSignInWithTexts } from './texts.ts'

type Finished = RouteReply<'POST /api/sign-in-visits/finish'>

// Asking a provider may take as long as we let it.
const LONGEST_MS = 45_000

export function BackScreen() {
  const texts = useSignInWithTexts().back
  const { provider } = useParams({ strict: false }) as { provider: string }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const say = useSay()
  const hasBegun = useRef(false)
  const arrive = async (finished: Finished): Promise<void> => {
    if (finished.outcome === 'unknown') return
    say(finished.outcome === 'added' ? texts.added : texts.signedIn)
    if (finished.app === 'office') return location.assign('/office/')
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    await navigate({ to: finished.outcome === 'added' ? '/ways-in' : '/', replace: true })
  }
  const finish = useMutation({
    mutationFn: (answer: string) => call('POST /api/sign-in-visits/finish', { body: { provider, answer }, timeoutMs: LONGEST_MS }),
    onSuccess: arrive,
  })
  const { mutate } = finish
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    const answer = location.search.slice(1)
    history.replaceState(history.state, '', location.pathname)
    mutate(answer)
  }, [mutate])

  if (finish.data?.outcome === 'unknown') return <StrangerScreen app={finish.data.app} stranger={finish.data.stranger} />
  return (
    <div className="portal-narrow kit-stack">
      <PageHeading title={finish.error === null ? texts.title : texts.failed} />
      {finish.error === null ? (
        <>
          <p role="status">{texts.waiting}</p>
          <Loading rows={2} />
        </>
      ) : (
        <>
          <Failure error={finish.error} />
          {finish.error instanceof ApiRefusal && finish.error.facts.app === 'office' ? (
            <a href="/office/sign-in" {...buttonLook({ size: 'lg', wide: true })}>
              {texts.toSignIn}
            </a>
          ) : (
            <Link to="/" {...buttonLook({ size: 'lg', wide: true })}>
              {texts.toSignIn}
            </Link>
          )}
        </>
      )}
    </div>
  )
}
