import { BarChart } from '../../kit/BarChart.tsx'
import { Card } from '../../kit/Card.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { useTexts } from '../texts.ts'
import { halfHours } from './half-hours.ts'
import type { Today } from './today.ts'
import { useWeekday } from './use-weekday.ts'

export function SalesChart({ today }: { today: Today }) {
  const texts = useTexts().today
  const weekday = useWeekday(today.localDate)
  const bars = halfHours(today.slots, today.slotsLastWeek)
  return (
    <Card id="sales">
      {bars.length === 0 ? (
        <EmptyState drawing="fjord" title={texts.chartEmpty} />
      ) : (
        <BarChart
          title={texts.chart}
          bars={bars.map(({ localTime, todayOre, lastWeekOre }) => ({ key: localTime, label: localTime, value: todayOre, before: lastWeekOre }))}
          format={wholeKroner}
          names={{ value: texts.chartToday, before: texts.chartBefore(weekday), label: texts.halfHour }}
        />
      )}
    </Card>
  )
}

/** Øre are noise on a bar; the sum above the chart has them. */
function wholeKroner(ore: number): string {
  return formatKroner(Math.round(ore / 100) * 100)
}
