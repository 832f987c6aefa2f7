/** The days that are asked for, and the report that is open: its register and its number. */
export type DaySearch = { from?: string; until?: string; open?: string }

const isDayText = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

export function daySearch({ from, until, open }: Record<string, unknown>): DaySearch {
  return {
    ...(isDayText(from) && { from }),
    ...(isDayText(until) && { until }),
    ...(typeof open === 'string' && /^[0-9a-f-]{36}\.\d{1,9}$/.test(open) && { open }),
  }
}
