import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Amount } from '../../kit/Amount.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useAtSchool } from '../session/at-school.tsx'
import { useTexts } from '../texts.ts'
import type { Today } from './today.ts'
import { trendOf } from './trend.ts'
import { useWeekday } from './use-weekday.ts'

/** The four figures of the day. Each leads to what it is made of. */
export function Figures({ today }: { today: Today }) {
  const texts = useTexts().today
  const { schoolId, mayRunOffice } = useAtSchool()
  const params = { schoolId: String(schoolId) }
  const averageOre = today.pupilCount === 0 ? 0 : Math.round(today.soldOre / today.pupilCount / 100) * 100
  return (
    <div className="office-figures">
      <Figure label={texts.sold} under={<SoldTrend today={today} />}>
        <a href="#sales" className="office-figure-link">
          <Amount ore={today.soldOre} />
        </a>
      </Figure>
      <Figure label={texts.purchases} under={<PurchaseTrend today={today} />}>
        <a href="#latest" className="office-figure-link">
          {today.purchaseCount}
        </a>
      </Figure>
      <Figure label={texts.pupilsWhoAte} under={today.pupilCount === 0 ? texts.noPupilsYet : texts.perPupil(formatKroner(averageOre))}>
        {mayRunOffice ? (
          <Link to="/$schoolId/pupils" params={params} className="office-figure-link">
            {today.pupilCount}
          </Link>
        ) : (
          today.pupilCount
        )}
      </Figure>
      <Figure label={texts.perMinute} isLive under={today.purchasesPerMinute === 0 ? texts.perMinuteQuiet : texts.perMinuteNow}>
        <Link to="/$schoolId/tills" params={params} className="office-figure-link">
          {decimalText(today.purchasesPerMinute)}
        </Link>
      </Figure>
    </div>
  )
}

function Figure({ label, under, isLive = false, children }: { label: string; under: ReactNode; isLive?: boolean; children: ReactNode }) {
  const texts = useTexts().today
  return (
    <section className="office-figure">
      <h2>
        {label}
        {isLive ? <span className="office-live">{texts.live}</span> : null}
      </h2>
      <p className="office-figure-value">{children}</p>
      <p className="office-figure-under">{under}</p>
    </section>
  )
}

function SoldTrend({ today }: { today: Today }) {
  const texts = useTexts().today
  const weekday = useWeekday(today.localDate)
  const trend = trendOf(today.soldOre, today.soldSameTimeLastWeekOre)
  if (trend.kind === 'nothing_then') return texts.noSaleThen(weekday)
  if (trend.kind === 'same') return texts.asThen(weekday)
  const difference = formatKroner(trend.difference)
  return trend.kind === 'more' ? texts.moreThen(difference, weekday) : texts.lessThen(difference, weekday)
}

function PurchaseTrend({ today }: { today: Today }) {
  const texts = useTexts().today
  const weekday = useWeekday(today.localDate)
  const difference = today.purchaseCount - today.purchaseCountSameTimeLastWeek
  if (today.purchaseCountSameTimeLastWeek === 0) return texts.noSaleThen(weekday)
  if (difference === 0) return texts.asManyPurchases(weekday)
  return difference > 0 ? texts.morePurchases(difference, weekday) : texts.fewerPurchases(-difference, weekday)
}

/** 4.2 → "4,2": one decimal is as exact as five minutes can be. */
function decimalText(value: number): string {
  return (Math.round(value * 10) / 10).toString().replace('.', ',')
}
