import { readDatabaseAndSecret } from '../../server/config.ts'
import { makeKeys } from '../../server/keys.ts'
import type { Command } from '../command.ts'
import { explainVerification, verifyPlace } from '../verify-place.ts'

export const command: Command = {
  usage: 'verify [--quiet]',
  help: `Walks through the whole database and proves it: every balance is the sum of its movements, every purchase has
its movement and its place in the journal, every signature is right, every top-up was credited once and every refund
paid once. It reads a snapshot, so it can run while the canteen sells. Needs the master secret, for the signatures.
The exit code is 3 when something was found that cannot be explained.

  --quiet  says nothing when all is well`,
  options: { quiet: { type: 'boolean' } },
  run: async ({ values }) => {
    const { database, masterSecret } = readDatabaseAndSecret(process.env)
    const found = await verifyPlace(database, makeKeys(masterSecret))
    const isWell = found.discrepancies.length === 0
    if (!isWell || !values.quiet) console.log(explainVerification(found))
    return isWell ? 0 : 3
  },
}
