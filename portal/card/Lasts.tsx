import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../../kit/language.tsx'
import { osloDay } from '../../language/amounts-and-dates.ts'
import { formatComingDay } from '../../language/coming-days.ts'
import { useCardTexts } from '../card-texts.ts'
import type { Wallet } from '../session/session.ts'
import { forecastQuery } from './wallet-queries.ts'

/** How long the balance lasts, where enough is known to say it. */
export function Lasts({ wallet }: { wallet: Wallet }) {
  const texts = useCardTexts().front
  const { language } = useLanguage()
  const { data } = useQuery(forecastQuery(wallet))
  // The line has its place from the start, so that nothing moves when the words come.
  return <span className="portal-card-lasts">{data === undefined ? null : words()}</span>

  function words(): string | null {
    const { kind, lastDay, failsOn } = data as NonNullable<typeof data>
    const said = (day: string) => formatComingDay(day, { language, today: osloDay(Date.now()) })
    if (kind === 'next_fails' && failsOn !== null) return texts.nextFails(said(failsOn))
    if (lastDay === null) return null
    return kind === 'lasts_until' ? texts.lastsUntil(said(lastDay)) : texts.lastsLong(said(lastDay))
  }
}
