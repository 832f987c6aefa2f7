import type { ReactNode } from 'react'
import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay } from '../../language/amounts-and-dates.ts'
import type { WalletEntry } from '../card/wallet-queries.ts'
import { EntryRow } from './EntryRow.tsx'
import type { Day } from './group-entries.ts'
import './history.css'

type Props = {
  days: readonly Day<WalletEntry>[]
  headingLevel: 3 | 4
  showBalances?: boolean
  /** What a movement opens to, where there is more to see of it. */
  detailsOf?: (entry: WalletEntry) => ReactNode
}

/** Movements under the day they happened on. */
export function Days({ days, headingLevel, showBalances = false, detailsOf = () => null }: Props) {
  const { language } = useLanguage()
  const Heading = `h${headingLevel}` as const
  return (
    <div className="portal-days">
      {days.map(({ day, entries }) => (
        <section key={`${day} ${entries[0]?.version}`}>
          <Heading className="portal-day">{formatCalendarDay(day, { language })}</Heading>
          <ul className="portal-entries">
            {entries.map((entry) => (
              <EntryRow key={entry.version} entry={entry} showBalance={showBalances} details={detailsOf(entry)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
