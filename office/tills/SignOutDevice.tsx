import { useSay } from '../../kit/StatusRegion.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { useTexts } from '../texts.ts'
import { type Till, useSignOutDevice } from './tills.ts'

/** Takes the right to sell from a device that is lost or needed elsewhere. */
export function SignOutDevice({ till }: { till: Till }) {
  const texts = useTexts().tills
  const say = useSay()
  const signOut = useSignOutDevice(till.tillId, ({ name }) => say(texts.signedOut(name)))
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.signOutTitle}</h3>
        <p className="kit-muted">{texts.signOutExplained}</p>
      </div>
      <div>
        <AskFirst opens={texts.signOut} question={texts.signOutQuestion(till.name)} confirm={texts.signOutConfirm(till.name)} work={signOut}>
          <p>{texts.signOutNow}</p>
          {till.salesToday === 0 ? null : <p>{texts.signOutToday(till.salesToday, till.soldTodayOre)}</p>}
        </AskFirst>
      </div>
    </section>
  )
}
