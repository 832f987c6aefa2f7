import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../kit/api.ts'
import { Button } from '../../kit/Button.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { SignOutIcon } from '../../kit/icons.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useCardTexts } from '../card-texts.ts'
import { forgetAllDrafts } from '../enquiries/drafts.ts'
import { forgetPerson } from '../session/end-of-session.ts'

/** Signing out: on this device, or wherever one is signed in. */
export function WaysOut() {
  const texts = useCardTexts().profile
  const queries = useQueryClient()
  const navigate = useNavigate()
  const say = useSay()
  const leave = (said: string): void => {
    forgetAllDrafts()
    forgetPerson(queries)
    say(said)
    void navigate({ to: '/', replace: true })
  }
  const here = useMutation({ mutationFn: () => call('DELETE /api/session'), onSuccess: () => leave(texts.signedOut) })
  const everywhere = useMutation({ mutationFn: () => call('DELETE /api/sessions'), onSuccess: () => leave(texts.signedOutEverywhere) })
  const error = here.error ?? everywhere.error
  return (
    <div className="kit-stack">
      <Failure error={error} />
      <Button look="secondary" size="lg" wide icon={<SignOutIcon />} busy={here.isPending} onClick={() => here.mutate()}>
        {texts.signOut}
      </Button>
      <div className="portal-everywhere">
        <Button look="quiet" wide busy={everywhere.isPending} onClick={() => everywhere.mutate()}>
          {texts.signOutEverywhere}
        </Button>
        <p className="kit-muted kit-small">{texts.signOutEverywhereWhy}</p>
      </div>
    </div>
  )
}
