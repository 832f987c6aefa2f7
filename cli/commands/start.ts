import { readConfig } from '../../server/config.ts'
import type { Log } from '../../server/house.ts'
import { start } from '../../server/main.ts'
import type { Command } from '../command.ts'
import { runUntilStopped } from '../run-until-stopped.ts'

export const command: Command = {
  usage: 'start',
  help: `Starts the server for real operation. It is configured by the environment (kantinekort help), tells every mistake
at once, and refuses a demo's database. Run "kantinekort setup" once before.
What happens is written to standard output, a line of JSON for each event; never names, codes or amounts.`,
  run: async () => {
    const config = readConfig(process.env, 'real')
    const server = await start(config, { log: logLine })
    console.log(`Kantinekort is open at ${config.publicUrl} (port ${config.port}, ${server.house.database.description}).`)
    if (Object.values(config.payments).every((settings) => settings === null))
      console.log('No payment provider is set up, so nobody can pay in: docs/payments.md tells how.')
    const deaf = (config.payments.vipps?.salesUnits ?? []).filter(({ webhookSecrets }) => webhookSecrets.length === 0)
    if (deaf.length > 0)
      console.log('VIPPS_WEBHOOK_SECRET is not set: money paid by Vipps comes some seconds later. "kantinekort vipps-webhooks --register" helps.')
    if (!config.mail) console.log('SMTP_URL is off: e-mail is kept and not sent.')
    if (!config.sms) console.log('SMS_URL is not set: no SMS is sent, so no phone gets a code. Cards work as always.')
    else if (config.sms.linkMobility.gate === null) console.log('SMS_GATE is not set: nobody tells whether an SMS arrived. "kantinekort sms-reports" helps.')
    return runUntilStopped(server.stop)
  },
}

const logLine: Log = (event, facts = {}) => console.log(JSON.stringify({ at: new Date().toISOString(), event, ...facts }))
