import { type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
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
  /** A shorter form for the figure on the bar, where the long one would not fit. */
  formatOnBar?: (value: number) => string
  /** What the two series are called, for the table and the legend. */
  names: { value: string; before?: string; label: string }
}

/** Bars with their figures written on them; the same figures stand in a table, for screen readers and for whoever wants them. */
export function BarChart({ title, bars, format, formatOnBar = format, names }: BarChartProps) {
  const common = useCommonTexts()
  const tableId = useId()
  const [isTableShown, setIsTableShown] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  useNewestInSight(frame, bars)
  const largest = Math.max(1, ...bars.flatMap((bar) => [bar.value, bar.before ?? 0]))
  const heightOf = (value: number): string => `${(Math.max(0, value) / largest) * 100}%`
  return (
    <figure className="kit-chart">
      <figcaption className="kit-row" data-spread="">
        <strong>{title}</strong>
        <button type="button" className="kit-text-button" aria-expanded={isTableShown} aria-controls={tableId} onClick={() => setIsTableShown(!isTableShown)}>
          {isTableShown ? common.hideTable : common.showAsTable}
        </button>
      </figcaption>
      <div ref={frame} className="kit-chart-frame" role="group" aria-label={title} tabIndex={0}>
        <div className="kit-chart-bars" aria-hidden="true">
          {bars.map((bar) => (
            <div key={bar.key} className="kit-chart-column">
              <div className="kit-chart-stand">
                {bar.before === undefined ? null : <div className="kit-chart-before" style={{ height: heightOf(bar.before) }} />}
                <div className="kit-chart-bar" style={{ height: heightOf(bar.value) }} />
                <span className="kit-chart-value" style={{ bottom: heightOf(Math.max(bar.value, bar.before ?? 0)) }}>
                  {bar.value === 0 ? '' : formatOnBar(bar.value)}
                </span>
              </div>
              <span className="kit-chart-label">{bar.label}</span>
            </div>
          ))}
        </div>
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
              <th scope="col" data-align="end">
                {names.value}
              </th>
              {names.before === undefined ? null : (
                <th scope="col" data-align="end">
                  {names.before}
                </th>
              )}
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

/** Where there are more bars than there is room for, the newest with something in it is within sight. */
function useNewestInSight(frame: RefObject<HTMLDivElement | null>, bars: readonly Bar[]): void {
  const newest = bars.findLastIndex(({ value }) => value > 0)
  useLayoutEffect(() => {
    const element = frame.current
    const column = element?.querySelectorAll('.kit-chart-column')[newest]
    if (!element || !column) return
    element.scrollBy({ left: Math.max(0, column.getBoundingClientRect().right - element.getBoundingClientRect().right), behavior: 'instant' })
  }, [frame, newest])
}
