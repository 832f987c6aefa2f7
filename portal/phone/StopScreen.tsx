import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { usePhoneTexts } from '../phone-texts.ts'
import { useTokenInAddress } from '../token-in-address.ts'
import './phone.css'

/** Where the letter that tells of a new phone leads: one tap, and the code on it is dead. No sign-in is asked for. */
export function StopScreen() {
  const texts = usePhoneTexts().stop
  const token = useTokenInAddress()
  const stop = useMutation({ mutationFn: () => call('POST /api/phone-stops', { body: { token: token ?? '' } }) })
  if (token === undefined) return <EmptyState isScreen drawing="search" title={texts.broken} />
  if (stop.data !== undefined) {
    return (
      <EmptyState
        isScreen
        drawing="card"
        title={texts.done(stop.data.firstName)}
        action={
          <Link to="/" {...buttonLook({})}>
            {texts.toPortal}
          </Link>
        }
      >
        <p role="status">{texts.doneAdvice}</p>
      </EmptyState>
    )
  }
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title} lead={texts.lead} />
      <div className="kit-stack">
        <Failure error={stop.error} />
        <Button colour="danger" size="lg" wide busy={stop.isPending} onClick={() => stop.mutate()}>
          {texts.stop}
        </Button>
        <p className="kit-muted kit-small">{texts.cardStillPays}</p>
      </div>
    </div>
  )
}
