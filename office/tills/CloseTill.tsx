import { useSay } from '../../kit/StatusRegion.tsx'
import { AskFirst } from '../../kit/AskFirst.tsx'
import { useChangeTexts } from '../change-texts.ts'
import { useTexts } from '../texts.ts'
import { type Till, useCloseTill } from './tills.ts'

/** Closes a till that is not to be used any more. */
export function CloseTill({ till }: { till: Till }) {
  const texts = useChangeTexts().closeTill
  const tills = useTexts().tills
  const say = useSay()
  const close = useCloseTill(till.tillId, ({ name }) => say(texts.closed(name)))
  return (
    <section className="kit-stack">
      <div>
        <h3>{texts.title}</h3>
        <p className="kit-muted">{texts.explained}</p>
      </div>
      <div>
        <AskFirst opens={texts.open} question={texts.question(till.name)} confirm={texts.confirm(till.name)} work={close}>
          <p>{texts.now}</p>
          <p>{texts.journalStays}</p>
          {till.salesToday === 0 ? null : <p>{tills.signOutToday(till.salesToday, till.soldTodayOre)}</p>}
        </AskFirst>
      </div>
    </section>
  )
}
