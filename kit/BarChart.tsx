import { useId, useState } from 'react'
import { useCommonTexts } from './language.tsx'

export type Bar = {
  key: string
  /** What stands under the bar: "11:30". */
  label: string
  value: number
  /** The same time last week, drawn as a pale bar behind. */
  before?: number
}

export type BarChartProps = {
  title: string
  bars: readonly Bar[]
  /** Puts the value in words, on the bar and in the table: `(ore) => formatKroner(ore)`. */
  format: (value: number) => string
  /** What the two series are called, for the table and the legend. */
  names: { value: string; before?: string; label: string }
}

const HEIGHT = 132
const STEP = 44
const BAR_WIDTH = 26

/** Bars with their figures written on them; the same figures stand in a table, for screen readers and for whoever wants them. */
export function BarChart({ title, bars, format, names }: BarChartProps) {
  const common = useCommonTexts()
  const tableId = useId()
  const [isTableShown, setIsTableShown] = useState(false)
  const largest = Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.before ?? 0]))
  const heightOf = (value: number): number => Math.max(value > 0 ? 3 : 0, (value / largest) * HEIGHT)
  return (
    <figure className="kit-chart">
      <figcaption className="kit-row" data-spread="">
        <strong>{title}</strong>
        <button type="button" className="kit-text-button" aria-expanded={isTableShown} aria-controls={tableId} onClick={() => setIsTableShown(!isTableShown)}>
          {isTableShown ? common.hideTable : common.showAsTable}
        </button>
      </figcaption>
      <div className="kit-chart-frame" role="group" aria-label={title} tabIndex={0}>
        <svg viewBox={`0 0 ${Math.max(1, bars.length) * STEP} ${HEIGHT + 44}`} style={{ minWidth: `${bars.length * 48}px`, maxWidth: `${Math.max(4, bars.length) * 84}px` }} aria-hidden="true">
          {bars.map((bar, index) => (
            <g key={bar.key} transform={`translate(${index * STEP + STEP / 2} ${HEIGHT + 22})`}>
              {bar.before === undefined ? null : (
                <rect className="kit-chart-before" x={-BAR_WIDTH / 2 - 5} y={-heightOf(bar.before)} width={BAR_WIDTH + 10} height={heightOf(bar.before)} rx="6" />
              )}
              <rect className="kit-chart-bar" x={-BAR_WIDTH / 2} y={-heightOf(bar.value)} width={BAR_WIDTH} height={heightOf(bar.value)} rx="5" />
              <text className="kit-chart-value" y={-Math.max(heightOf(bar.value), heightOf(bar.before ?? 0)) - 6}>
                {bar.value === 0 ? '' : format(bar.value)}
              </text>
              <text className="kit-chart-label" y="16">
                {bar.label}
              </text>
            </g>
          ))}
        </svg>
      </div>
      {names.before === undefined ? null : (
        <p className="kit-chart-legend kit-small kit-muted" aria-hidden="true">
          <span data-series="value">{names.value}</span>
          <span data-series="before">{names.before}</span>
        </p>
      )}
      <div id={tableId} className={isTableShown ? 'kit-table-frame' : 'kit-unseen'}>
        <table className="ds-table kit-table">
          <caption className="kit-unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{names.label}</th>
              <th scope="col" data-align="end">{names.value}</th>
              {names.before === undefined ? null : <th scope="col" data-align="end">{names.before}</th>}
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.key}>
                <th scope="row">{bar.label}</th>
                <td data-align="end">{format(bar.value)}</td>
                {names.before === undefined ? null : <td data-align="end">{format(bar.before ?? 0)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
