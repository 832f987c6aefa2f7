// A server runs until it is told to stop. A terminal's Ctrl-C reaches it through npm as well, so it may be
// told several times; stopping takes as long as the sales that are under way, and never longer than this.

const LONGEST_STOP_MS = 15_000

/** Waits for Ctrl-C, a service manager's stop or the terminal's end, then stops. Answers the exit code. */
export async function runUntilStopped(stop: () => Promise<void>): Promise<number> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
  console.log('\nStopping …')
  const timer = setTimeout(() => {
    console.error('Something did not stop in time. What was paid is safe; ending anyway.')
    process.exit(1)
  }, LONGEST_STOP_MS)
  await stop()
  clearTimeout(timer)
  console.log('Stopped.')
  return 0
}
