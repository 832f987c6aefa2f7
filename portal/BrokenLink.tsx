import { Link } from '@tanstack/react-router'
import { ApiRefusal } from '../kit/api.ts'
import { buttonLook } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useDoorTexts } from './door-texts.ts'

export const isBrokenLink = (error: unknown) => error instanceof ApiRefusal && error.code === 'link_not_valid'

/** A link from an e-mail that is used, old or cut off, and the way to a new one. */
export function BrokenLink({ leadsTo }: { leadsTo: 'registration' | 'new password' }) {
  const texts = useDoorTexts().brokenLink
  // The link of a registration is most often pressed twice by one who is registered already.
  const isRegistration = leadsTo === 'registration'
  return (
    <EmptyState
      isScreen
      drawing="search"
      title={texts.title}
      action={
        <div className="kit-stack" data-gap="small">
          {isRegistration ? null : (
            <Link to="/forgot-password" {...buttonLook({ wide: true })}>
              {texts.newPassword}
            </Link>
          )}
          <Link to="/" {...buttonLook({ look: isRegistration ? 'primary' : 'quiet', wide: true })}>
            {texts.toSignIn}
          </Link>
          {isRegistration ? (
            <Link to="/register" {...buttonLook({ look: 'quiet', wide: true })}>
              {texts.newRegistration}
            </Link>
          ) : null}
        </div>
      }
    >
      <p role="status">{isRegistration ? texts.usedAdvice : texts.advice}</p>
    </EmptyState>
  )
}
