import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useSay } from '../../kit/StatusRegion.tsx'
import { useTexts } from '../texts.ts'
import { type Till, useSignOutDevice } from './tills.ts'

/** Takes the right to sell from a device that is lost or needed elsewhere. What happens is said before, and on the button. */
export function SignOutDevice({ till }: { till: Till }) {
  const texts = useTexts().tills
  const common = useCommonTexts()
  const whatWentWrong = useRefusalText()
  const say = useSay()
  const signOut = useSignOutDevice(till.tillId, ({ name }) => say(texts.signedOut(name)))
  const [isAsking, setIsAsking] = useState(false)
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.signOutTitle}</h3>
        <p className="kit-muted">{texts.signOutExplained}</p>
      </div>
      <div>
        <Button look="secondary" colour="danger" onClick={() => setIsAsking(true)}>
          {texts.signOut}
        </Button>
      </div>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={texts.signOutQuestion(till.name)}
        mustStay={signOut.isPending}
        actions={
          <>
            <Button colour="danger" busy={signOut.isPending} onClick={() => signOut.mutate()}>
              {texts.signOutConfirm(till.name)}
            </Button>
            <Button look="quiet" onClick={() => setIsAsking(false)}>
              {common.cancel}
            </Button>
          </>
        }
      >
        <div className="kit-stack">
          <p>{texts.signOutNow}</p>
          {till.salesToday === 0 ? null : <p>{texts.signOutToday(till.salesToday, till.soldTodayOre)}</p>}
          {signOut.error === null ? null : (
            <Notice tone="refusal" announce="now">
              {whatWentWrong(signOut.error)}
            </Notice>
          )}
        </div>
      </Dialog>
    </section>
  )
}
