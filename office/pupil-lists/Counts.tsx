import { Card } from '../../kit/Card.tsx'
import type { PupilList } from '../../rules/pupil-list.ts'
import { useListTexts } from './list-texts.ts'
import type { Seen } from './pupil-lists.ts'

/** All of the list in numbers: every line is in one of them. */
export function Counts({ list, seen }: { list: PupilList; seen: Seen }) {
  const texts = useListTexts().counts
  const moved = seen.changed.filter(({ isMoved }) => isMoved).length
  const counts = [
    ['added', seen.added.length],
    ['moved', moved],
    ['changed', seen.changed.length - moved],
    ['unchanged', seen.unchanged],
    ['unsure', seen.unsure.length],
    ['missing', seen.missing.length],
    ['faults', list.faults.length + seen.faults.length],
  ] as const
  return (
    <Card>
      <h2 className="kit-unseen">{texts.title}</h2>
      <dl className="office-list-counts">
        {counts.map(([what, count]) => (
          <div key={what} data-is={count === 0 ? 'none' : undefined}>
            <dt>{texts[what]}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
