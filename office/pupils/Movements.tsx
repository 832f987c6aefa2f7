import { Amount } from '../../kit/Amount.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant, formatKroner } from '../../language/amounts-and-dates.ts'
import { useTexts } from '../texts.ts'
import type { PupilDetail } from './pupils.ts'

type Entry = PupilDetail['latest'][number]

/** The latest movements, each with what was eaten and what was left. */
export function Movements({ entries }: { entries: readonly Entry[] }) {
  const texts = useTexts().pupils
  return (
    <section>
      <h3>{texts.movements}</h3>
      {entries.length === 0 ? (
        <p className="kit-muted">{texts.noMovements}</p>
      ) : (
        <ul className="office-lines">
          {entries.map((entry) => (
            <Movement key={entry.version} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Movement({ entry }: { entry: Entry }) {
  const texts = useTexts().pupils
  const { language } = useLanguage()
  const what = entry.isAutomatic ? texts.automatic : entry.gift === null ? kindIn(texts.kinds, entry.kind) : texts.gift(entry.gift.from)
  const items = entry.lines.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} ${name}`)).join(', ')
  const where = [
    formatInstant(entry.happenedAt, { language }),
    entry.place,
    entry.receiptNumber === null ? null : texts.receipt(entry.receiptNumber),
    entry.foundByName === null ? null : texts.foundByName[entry.foundByName],
  ]
  return (
    <li className="office-line">
      <span>
        <strong>{items === '' ? what : items}</strong>
        <span className="kit-muted kit-small">{where.filter((part) => part !== null).join(', ')}</span>
      </span>
      <span className="office-line-end">
        <Amount ore={entry.amountOre} as="change" />
        <span className="kit-muted kit-small">{texts.balanceAfter(formatKroner(entry.balanceAfterOre))}</span>
      </span>
    </li>
  )
}

function kindIn(kinds: Readonly<Record<string, string>> & { other: string }, kind: string): string {
  return kinds[kind] ?? kinds.other
}
