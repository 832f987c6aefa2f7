import { readSetupConfig } from '../../server/config.ts'
import { makeKeys } from '../../server/keys.ts'
import { deliveryReportPath } from '../../server/messages/index.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: 'sms-reports',
  help: `Shows the address to which LINK Mobility must send its delivery reports (JSON, by POST). Ask LINK to set up a gate
with it, and set SMS_GATE to the gate's id. Part of the address is secret: whoever knows it can say of an SMS
that it arrived.`,
  run: async () => {
    const { masterSecret, publicUrl } = readSetupConfig(process.env)
    console.log(`${publicUrl}${deliveryReportPath({ keys: makeKeys(masterSecret) })}`)
    return 0
  },
}
