let holdsBack = true

/** For tests alone, which ask hundreds of times; the tidy test keeps it there. */
export function setHoldsBack(wanted: boolean): void {
  holdsBack = wanted
}

/**
 * Gives every answer no sooner than after the same time, so that the clock does not tell what the
 * answer keeps to itself. The work beneath takes far less, apart from the hash, which is always made.
 */
export async function inEqualTime<Answer>(leastMs: number, work: () => Promise<Answer>): Promise<Answer> {
  const [outcome] = await Promise.allSettled([work(), new Promise((resolve) => setTimeout(resolve, holdsBack ? leastMs : 0))])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}
