/** The number of days that is typed, or null when it is none from 1 to 365. */
export function daysIn(text: string): number | null {
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return days >= 1 && days <= 365 ? days : null
}
