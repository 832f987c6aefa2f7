import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ApiRefusal, call } from '../../kit/api.ts'
import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Failure } from '../../kit/Failure.tsx'
import { QrIcon } from '../../kit/icons.tsx'
import { useRefusalText } from '../../kit/language.tsx'
import { Loading } from '../../kit/Loading.tsx'
import { PageHeading } from '../../kit/PageShell.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { usePhoneTexts } from '../phone-texts.ts'
import { useTokenInAddress } from '../token-in-address.ts'
import { bindThisPhone, prepareBinding } from './bind-this-phone.ts'
import { heldCodesQuery } from './phone-queries.ts'
import './phone.css'

/** Where the link in the SMS leads. Opening it changes nothing; the tap binds the code to this phone. */
export function LinkScreen() {
  const texts = usePhoneTexts()
  const token = useTokenInAddress()
  if (token === undefined) return <BrokenPhoneLink />
  if (!isSecureContext) {
    return (
      <EmptyState isScreen drawing="card" title={texts.insecure}>
        {texts.insecureAdvice}
      </EmptyState>
    )
  }
  return <ForWhom token={token} />
}

function ForWhom({ token }: { token: string }) {
  const texts = usePhoneTexts().link
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const look = useQuery({
    queryKey: ['phone-link', token],
    queryFn: ({ signal }) => call('POST /api/phone-links/look', { body: { token }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  const binding = useQuery({
    queryKey: ['phone-binding', token],
    queryFn: () => prepareBinding(token),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
  const bind = useMutation({
    mutationFn: async () => bindThisPhone(binding.data ?? (await prepareBinding(token))),
    onSuccess: async ({ walletId, firstName }) => {
      await queries.invalidateQueries({ queryKey: heldCodesQuery.queryKey })
      await queries.invalidateQueries({ queryKey: ['wallet', walletId, 'phone'] })
      say(texts.done(firstName))
      void navigate({ to: '/code', search: { wallet: walletId }, replace: true })
    },
  })
  if (isUsed(look.error) || isUsed(bind.error)) return <BrokenPhoneLink />
  if (look.data === undefined) {
    if (look.error === null) return <Loading rows={3} />
    return (
      <EmptyState
        isScreen
        drawing="offline"
        title={whatWentWrong(look.error)}
        action={
          <Button busy={look.isFetching} onClick={() => void look.refetch()}>
            {texts.tryAgain}
          </Button>
        }
      />
    )
  }
  const { firstName, schoolName, mobileEnding } = look.data
  return (
    <div className="portal-narrow">
      <PageHeading title={texts.title(firstName)} lead={schoolName} />
      <div className="kit-stack">
        <ul className="portal-phone-points">
          <li>{texts.onlyHere}</li>
          <li>{texts.confirmsNumber(mobileEnding)}</li>
          <li>{texts.tellsFamily}</li>
        </ul>
        <Failure error={bind.error} />
        <Button size="lg" wide icon={<QrIcon />} busy={bind.isPending || binding.isPending} onClick={() => bind.mutate()}>
          {texts.bind}
        </Button>
        <p className="kit-muted kit-small">{texts.notYours}</p>
      </div>
    </div>
  )
}

const isUsed = (error: unknown) => error instanceof ApiRefusal && error.code === 'phone_link_not_valid'

function BrokenPhoneLink() {
  const texts = usePhoneTexts().brokenLink
  return (
    <EmptyState
      isScreen
      drawing="search"
      title={texts.title}
      action={
        <div className="kit-stack" data-gap="small">
          <Link to="/" {...buttonLook({ wide: true })}>
            {texts.toPortal}
          </Link>
          <Link to="/code" {...buttonLook({ look: 'quiet', wide: true })}>
            {texts.toCode}
          </Link>
        </div>
      }
    >
      <p role="status">{texts.advice}</p>
    </EmptyState>
  )
}
