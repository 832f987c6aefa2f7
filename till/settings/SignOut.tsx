import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { useCommonTexts, useRefusalText } from '../../kit/language.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useOpenTill, useTillApp } from '../opening/till-context.ts'
import { closePanels } from '../panels.ts'
import { useAlone } from '../reserve/use-alone.ts'
import { useAloneTexts, useTexts } from '../texts.ts'
import { useWatched } from '../watched.ts'

/** Asks once more, since only the office can undo it. Not while a purchase is without its answer. */
export function SignOut() {
  const texts = useTexts().settings
  const common = useCommonTexts()
  const { outbox, returner } = useOpenTill()
  const waiting = [...useWatched(outbox.waiting), ...useWatched(returner.waiting)]
  const alone = useAlone()
  const aloneTexts = useAloneTexts()
  const [isAsking, setIsAsking] = useState(false)
  const { signOut, isBusy, error } = useSignOut()
  if (waiting.length > 0) return <Notice tone="warning">{texts.signOutWaiting(waiting.length)}</Notice>
  if (alone.waiting.count > 0) return <Notice tone="warning">{aloneTexts.signOutWaiting(alone.waiting.count)}</Notice>
  if (!isAsking) {
    return (
      <div>
        <Button look="secondary" colour="neutral" onClick={() => setIsAsking(true)}>
          {texts.signOut}
        </Button>
      </div>
    )
  }
  return (
    <Notice tone="warning" title={texts.signOutQuestion}>
      <div className="kit-stack">
        <p>{texts.signOutConsequence}</p>
        {error === undefined ? null : <p role="alert">{error}</p>}
        <div className="kit-row">
          <Button colour="danger" busy={isBusy} onClick={signOut}>
            {texts.signOut}
          </Button>
          <Button look="secondary" colour="neutral" onClick={() => setIsAsking(false)}>
            {common.cancel}
          </Button>
        </div>
      </div>
    </Notice>
  )
}

function useSignOut() {
  const app = useTillApp()
  const whatWentWrong = useRefusalText()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<string | undefined>(undefined)
  const signOut = async () => {
    setIsBusy(true)
    setError(undefined)
    try {
      await app.signOut()
      closePanels()
    } catch (refused) {
      setError(whatWentWrong(refused))
      setIsBusy(false)
    }
  }
  return { signOut: () => void signOut(), isBusy, error }
}
