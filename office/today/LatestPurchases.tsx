import { useState } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { Card } from '../../kit/Card.tsx'
import { formatTime } from '../../language/amounts-and-dates.ts'
import { useTexts } from '../texts.ts'
import type { Today } from './today.ts'

const MOST_SHOWN = 9

/** The purchases as they are made. Only what came after the page was opened moves in; the rest just stands there. */
export function LatestPurchases({ purchases }: { purchases: Today['latest'] }) {
  const texts = useTexts().today
  const [openedAt] = useState(() => Date.now())
  return (
    <Card id="latest">
      <h2>
        {texts.latest} <span className="office-live">{texts.live}</span>
      </h2>
      {purchases.length === 0 ? (
        <p className="kit-muted">{texts.noLatest}</p>
      ) : (
        <ul className="office-lines">
          {purchases.slice(0, MOST_SHOWN).map((purchase) => (
            <li key={purchase.purchaseId} className="office-line" data-new={Date.parse(purchase.soldAt) > openedAt ? '' : undefined}>
              <time dateTime={purchase.soldAt} className="office-line-time">
                {formatTime(purchase.soldAt)}
              </time>
              <span>
                <strong>{purchase.items}</strong>
                <span className="kit-muted kit-small">
                  {purchase.tillName}, {texts.receipt(purchase.receiptNumber)}
                </span>
              </span>
              <span className="office-line-end">
                <Amount ore={purchase.amountOre} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
