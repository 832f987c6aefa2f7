// How often a top-up is asked about while the provider's word is awaited: at once, then less and less, and not for ever.

const WAITS_MS = [1_000, 1_000, 1_500, 2_000, 2_000, 3_000, 3_000, 4_000, 5_000, 5_000, 8_000, 8_000, 10_000, 10_000, 15_000, 15_000, 30_000] as const

/** How long to wait after so many answers; undefined when it is time to stop asking, after about two minutes. */
export function waitAfterAnswers(answers: number): number | undefined {
  return WAITS_MS[Math.max(0, answers - 1)]
}

/** From here on one is told that it takes longer than usual: about fifteen seconds. */
export const isSlowAfter = (answers: number) => answers > 8
