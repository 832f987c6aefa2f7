/** Milliseconds that the processor worked for it. What else the machine did meanwhile does not count, so a busy machine fails no test. */
export function processorMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
