import { ConfigMistakes, readDatabaseAndSecret, readDatabasePlace } from '../../server/config.ts'
import { makeKeys } from '../../server/keys.ts'
import { restore } from '../backup/restore.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { explainVerification, verifyPlace } from '../verify-place.ts'

export const command: Command = {
  usage: 'restore <file>',
  help: `Fills an empty database from a backup: of this engine or the other, so it is also how a canteen moves from the
embedded database to a PostgreSQL server. A database that holds anything is refused. Nothing is restored when the
file is not whole. Afterwards every øre and every signature is verified, if the master secret is at hand.`,
  words: 1,
  run: async ({ words: [file] }) => {
    if (!file) throw new Complaint('Say which file to read: kantinekort restore kantinekort-2026-11-21.backup', { exitCode: 2 })
    const { database } = readDatabasePlace(process.env)
    const { madeAt, installation } = await restore(database, { file })
    console.log(`Restored as it was at ${madeAt}${installation === 'demo' ? ' (a demo)' : ''}.`)
    console.log('Before you start it: "kantinekort erase-again" with the log erases who was erased after that.')
    const masterSecret = secretAtHand()
    if (!masterSecret) {
      console.log('The master secret is not set, so nothing was verified. Set KANTINEKORT_SECRET_FILE and run "kantinekort verify".')
      return 0
    }
    const found = await verifyPlace(database, makeKeys(masterSecret))
    console.log(explainVerification(found))
    return found.discrepancies.length === 0 ? 0 : 3
  },
}

function secretAtHand(): Uint8Array | null {
  try {
    return readDatabaseAndSecret(process.env).masterSecret
  } catch (error) {
    if (error instanceof ConfigMistakes) return null
    throw error
  }
}
