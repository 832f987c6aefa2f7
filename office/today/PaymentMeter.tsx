import { Card } from '../../kit/Card.tsx'
import { useLanguage } from '../../kit/language.tsx'
import { formatCalendarDay, formatKroner } from '../../language/amounts-and-dates.ts'
import { useSettlementTexts } from '../settlements/settlement-texts.ts'
import { useAttention } from './attention.ts'

/** How near the operator's payments are to what must be notified, and what to do about it; for those who run it. */
export function PaymentMeter() {
  const texts = useSettlementTexts().meter
  const { language } = useLanguage()
  const meter = useAttention()?.meter
  if (meter === undefined) return null
  const { limit, paidOre } = meter
  return (
    <Card id="meter">
      <h2>{texts.title}</h2>
      {limit === null ? (
        <div className="kit-stack" data-gap="small">
          <p>{texts.paidOnly(formatKroner(paidOre))}</p>
          <p className="kit-muted kit-small">{texts.noRate}</p>
        </div>
      ) : (
        <div className="kit-stack" data-gap="small">
          <p>
            <strong>{texts.paid(formatKroner(paidOre), formatKroner(limit.limitOre))}</strong>
          </p>
          <span className="office-meter" data-level={limit.level} aria-hidden="true">
            <span style={{ inlineSize: `${Math.min(100, limit.perCent)}%` }} />
          </span>
          <p>{texts.whatToDo[limit.level]}</p>
          <p className="kit-muted kit-small">
            {texts.explained} {texts.rate(limit.rate, formatCalendarDay(limit.rateDay, { language }), limit.rateSource)}
          </p>
        </div>
      )}
    </Card>
  )
}
