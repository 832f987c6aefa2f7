import { Link } from '@tanstack/react-router'
import { Button } from '../../kit/Button.tsx'
import { Card } from '../../kit/Card.tsx'
import { Notice } from '../../kit/Notice.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useListTexts } from './list-texts.ts'
import type { Taken } from './pupil-lists.ts'

/** What came of it, and what one does next with a new class. */
export function TakenIn({ taken, onAgain }: { taken: Taken; onAgain: () => void }) {
  const texts = useListTexts()
  const { schoolId } = useAtSchool()
  const params = { schoolId: String(schoolId) }
  const counts = [
    [texts.counts.added, taken.added],
    [texts.counts.moved, taken.moved],
    [texts.counts.changed, taken.changed],
    [texts.counts.unchanged, taken.unchanged],
    [texts.taken.ended, taken.ended],
    [texts.taken.leftOut, taken.leftOut],
  ] as const
  return (
    <div className="kit-stack" data-gap="large">
      <Notice tone="success" title={texts.done.title} announce="politely">
        {texts.done.lead(taken.added)}
      </Notice>
      <Card>
        <dl className="office-list-counts">
          {counts.map(([what, count]) => (
            <div key={what} data-is={count === 0 ? 'none' : undefined}>
              <dt>{what}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <section className="kit-stack" aria-labelledby="next-steps">
        <h2 id="next-steps">{texts.done.next}</h2>
        <div>
          <Link className="ds-link" to="/$schoolId/cards" params={params} search={{ open: 'new' }}>
            {texts.done.cards}
          </Link>
          <p className="kit-muted">{texts.done.cardsHelp}</p>
        </div>
        <div>
          <Link className="ds-link" to="/$schoolId/pupils" params={params} search={{ sort: 'class' }}>
            {texts.done.guardians}
          </Link>
          <p className="kit-muted">{texts.done.guardiansHelp}</p>
        </div>
      </section>
      <div>
        <Button look="secondary" onClick={onAgain}>
          {texts.done.another}
        </Button>
      </div>
    </div>
  )
}
