import { Link } from '@tanstack/react-router'
import { ApiRefusal } from '../kit/api.ts'
import { buttonLook } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { useDoorTexts } from './door-texts.ts'

export const isBrokenLink = (error: unknown) => error instanceof ApiRefusal && error.code === 'link_not_valid'

/** A link from an e-mail that is used, old or cut off, and the way to a new one. */
export function BrokenLink({ leadsTo }: { leadsTo: 'registration' | 'new password' }) {
  const texts = useDoorTexts().brokenLink
  return (
    <EmptyState
      isScreen
      drawing="search"
      title={texts.title}
      action={
        <div className="kit-stack" data-gap="small">
          {leadsTo === 'registration' ? (
            <Link to="/register" {...buttonLook({ wide: true })}>
              {texts.newRegistration}
            </Link>
          ) : (
            <Link to="/forgot-password" {...buttonLook({ wide: true })}>
              {texts.newPassword}
            </Link>
          )}
          <Link to="/" {...buttonLook({ look: 'quiet', wide: true })}>
            {texts.toSignIn}
          </Link>
        </div>
      }
    >
      <p role="status">{texts.advice}</p>
    </EmptyState>
  )
}
