import type { RushResult } from './drive.ts'

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, each) => total + each, 0)

/** The value that a share of all values does not exceed: 0.95 is p95. Null when there is none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}

const milliseconds = (value: number | null) => (value === null ? '–' : value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`)

/** One line while it goes on. */
export function soFar(result: RushResult): string {
  const { waitsMs, refused, failed } = result
  const trouble = sum(failed) > 0 ? `, ${sum(failed)} failed` : ''
  return `${waitsMs.length} sold, ${sum(refused)} refused${trouble}, 95 of 100 within ${milliseconds(percentile(waitsMs, 0.95))}`
}

/** The whole of it, when it is over. */
export function explainRush({ waitsMs, refused, failed, tookMs }: RushResult, { rate }: { rate: number }): string {
  const reasons = (counts: Record<string, number>) =>
    Object.entries(counts)
      .sort(([, one], [, other]) => other - one)
      .map(([code, count]) => `    ${code.replaceAll('_', ' ').padEnd(24)} ${count}`)
  const answered = waitsMs.length + sum(refused)
  return [
    `Sold       ${waitsMs.length} of ${answered + sum(failed)} in ${(tookMs / 1_000).toFixed(1)} s: ${(answered / (tookMs / 1_000)).toFixed(1)} answered a second, ${rate} a second were wanted`,
    `Waiting    half within ${milliseconds(percentile(waitsMs, 0.5))}, 95 of 100 within ${milliseconds(percentile(waitsMs, 0.95))}, 99 of 100 within ${milliseconds(percentile(waitsMs, 0.99))}`,
    `Refused    ${sum(refused)}`,
    ...reasons(refused),
    ...(sum(failed) > 0 ? [`Failed     ${sum(failed)}`, ...reasons(failed)] : []),
  ].join('\n')
}
