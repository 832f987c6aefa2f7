import fs from 'node:fs'
import { readDatabasePlace } from '../../server/config.ts'
import { backUp } from '../backup/back-up.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'

export const command: Command = {
  usage: 'backup <file>',
  help: `Writes everything in the database to one compressed file, as it was at one instant. The canteen can sell
meanwhile. The file can be restored on either engine, by this version or a later one, and holds people's names
and purchases: only its owner may read it. A file that is there already is never written over.
The master secret is not in it and must be kept elsewhere.`,
  words: 1,
  run: async ({ words: [file] }) => {
    if (!file) throw new Complaint('Say which file to write: kantinekort backup kantinekort-2026-11-21.backup', { exitCode: 2 })
    const { rows } = await backUp(readDatabasePlace(process.env).database, { file, now: new Date() })
    const counted = Object.values(rows).reduce((sum, each) => sum + each, 0)
    console.log(`${file}: ${counted.toLocaleString('en-GB')} rows of ${Object.keys(rows).length} tables, ${size(fs.statSync(file).size)}.
It is of no use without the master secret, which is not in it: keep that in another place.`)
    return 0
  },
}

const size = (bytes: number) => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)
