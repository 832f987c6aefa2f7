import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatInstant } from '../../language/amounts-and-dates.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import { TillState } from '../tills/TillState.tsx'
import type { Today } from './today.ts'

const MOST_SHOWN = 5

/** The tills, the busiest first. */
export function TillsToday({ tills }: { tills: Today['tills'] }) {
  const texts = useTexts().today
  const { language } = useLanguage()
  const shown = tills.toSorted((a, b) => b.soldTodayOre - a.soldTodayOre).slice(0, MOST_SHOWN)
  const params = { schoolId: String(useAtSchool().schoolId) }
  return (
    <Card>
      <div className="kit-row" data-spread="">
        <h2>{texts.tills}</h2>
        <Link to="/$schoolId/tills" params={params} className="office-see-all">
          {texts.seeAll}
          <span className="kit-unseen"> {texts.tills}</span>
        </Link>
      </div>
      <ul className="office-lines">
        {shown.map((till) => (
          <li key={till.tillId}>
            <Link to="/$schoolId/tills" params={params} search={{ open: till.tillId }} className="office-line">
              <span>
                <strong>{till.name}</strong>
                <span className="kit-muted kit-small">
                  {till.lastSaleAt === null ? texts.noSaleYet : texts.lastSale(formatInstant(till.lastSaleAt, { language }))}
                </span>
              </span>
              <span className="office-line-end">
                <Amount ore={till.soldTodayOre} />
                <TillState state={till.state} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
