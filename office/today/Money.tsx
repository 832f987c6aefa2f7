import { Link } from '@tanstack/react-router'
import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'

/** What the canteen owes its pupils, and what they have paid in today. */
export function Money({ prepaidOre, topupsTodayOre }: { prepaidOre: number; topupsTodayOre: number }) {
  const texts = useTexts().today
  const { schoolId, mayRunOffice } = useAtSchool()
  return (
    <Card>
      <h2>{texts.money}</h2>
      <dl className="office-money">
        <div>
          <dt>{texts.prepaid}</dt>
          <dd>
            {mayRunOffice ? (
              <Link
                to="/$schoolId/pupils"
                params={{ schoolId: String(schoolId) }}
                search={{ sort: 'balance', descending: true }}
                className="office-figure-link"
              >
                <Amount ore={prepaidOre} />
              </Link>
            ) : (
              <Amount ore={prepaidOre} />
            )}
          </dd>
          <dd className="kit-muted kit-small">{texts.prepaidExplained}</dd>
        </div>
        <div data-color="apricot">
          <dt>{texts.topups}</dt>
          <dd>
            <Amount ore={topupsTodayOre} as={topupsTodayOre > 0 ? 'change' : 'amount'} />
          </dd>
          <dd className="kit-muted kit-small">{texts.topupsExplained}</dd>
        </div>
      </dl>
    </Card>
  )
}
