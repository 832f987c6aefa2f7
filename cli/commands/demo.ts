import { readConfig } from '../../server/config.ts'
import type { Log } from '../../server/house.ts'
import { start } from '../../server/main.ts'
import type { Command } from '../command.ts'
import { welcome } from '../demo/newcomer.ts'
import { openDemo } from '../demo/open-demo.ts'
import { payInWhereShort } from '../demo/pay-in.ts'
import { hello } from '../demo/say-hello.ts'
import { startSimulators } from '../demo/simulators.ts'
import { DEMO_EURO_RATE } from '../demo/schools.ts'
import { runUntilStopped } from '../run-until-stopped.ts'

export const command: Command = {
  usage: 'demo [--fresh]',
  help: `Starts two made-up canteens with pupils, guardians, a menu and four weeks of sales, to try everything in. The first
time it makes them, in KANTINEKORT_DATA (./data); after that it goes on where it was. No e-mail and no money
leaves the machine: the payment providers are simulated. "npm start" does this, and installs and builds what is missing first.

  --fresh  throws the demo's database away and makes a new one, up to now`,
  options: { fresh: { type: 'boolean' } },
  run: async ({ values }) => {
    const config = await openDemo(readConfig(process.env, 'demo'), { isFresh: values.fresh === true, say: console.log, now: new Date() })
    const simulators = await startSimulators(config)
    const law = { ...config.law, euroRate: config.law.euroRate ?? DEMO_EURO_RATE }
    const server = await start({ ...config, law, payments: simulators.payments, signInProviders: simulators.signInProviders }, { log: logTrouble }).catch(
      async (error: unknown) => {
        await simulators.stop()
        throw error
      },
    )
    const { house } = server
    house.database.answerCommands?.({ 'pay in where money is short': async () => Buffer.from(String(await payInWhereShort(house))) })
    console.log(hello({ publicUrl: config.publicUrl, newcomer: await welcome(house), isColoured: process.stdout.isTTY && !process.env.NO_COLOR }))
    return runUntilStopped(async () => {
      await server.stop()
      await simulators.stop()
    })
  },
}

// Somebody who tries things out wants to see what went wrong, and nothing else.
const logTrouble: Log = (event, facts = {}) => {
  if (event === 'bug') console.error(`Something went wrong that should not have: ${JSON.stringify(facts)}`)
}
