// `npm run simulator`: every company's server, each on its own port, until Ctrl-C.

import { companies } from './companies.ts'
import { portOf } from './ports.ts'
import { type RunningSimulator, startSimulator } from './simulator.ts'

const running: RunningSimulator[] = []
try {
  for (const company of companies) {
    const simulator = await startSimulator(company, { port: portOf(company, process.env) })
    running.push(simulator)
    console.log(`${company.title} is simulated at ${simulator.address}`)
  }
  console.log('docs/payments.md tells how to use them. Ctrl-C stops.')
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
for (const simulator of running.reverse()) await simulator.stop()
