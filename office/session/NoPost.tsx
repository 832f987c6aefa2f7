import { Button, buttonLook } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { useTexts } from '../texts.ts'
import { PlainPage } from './PlainPage.tsx'
import type { Session } from './session.ts'
import { useSignOut } from './use-sign-out.ts'

/** A pupil or a guardian who has found the staff's door is shown their own. */
export function NoPost({ session }: { session: Session }) {
  const texts = useTexts()
  const signOut = useSignOut()
  return (
    <PlainPage>
      <EmptyState
        isScreen
        drawing="people"
        title={texts.noPost.title(session.firstName)}
        action={
          <div className="kit-stack" data-gap="small">
            <a href="/" {...buttonLook()}>
              {texts.noPost.toPortal}
            </a>
            <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
              {texts.noPost.otherUser}
            </Button>
          </div>
        }
      >
        <div className="kit-stack" data-gap="small">
          <p>{texts.noPost.advice}</p>
          <p>{texts.noPost.forStaff}</p>
        </div>
      </EmptyState>
    </PlainPage>
  )
}
