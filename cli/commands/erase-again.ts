import fs from 'node:fs'
import { openMigrated } from '../../database/migrate.ts'
import { readDatabasePlace, readSetupConfig } from '../../server/config.ts'
import { makeHouse, systemClock } from '../../server/house.ts'
import { makeKeys } from '../../server/keys.ts'
import { installationOf } from '../../server/main.ts'
import { type Erased, eraseAgain, everyErasure } from '../../server/privacy/index.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { lineOfErasure, readErasures } from '../kept-erasures.ts'
import { readSnapshot } from '../open-to-read.ts'

export const command: Command = {
  usage: 'erase-again [--keep] <file>',
  help: `After a restore: erases those who were erased after the backup was made, and are in it. The file says who, by ids
alone: the server's log (its lines with "erased"; all others are passed over), or what --keep wrote. Done again it
changes nothing. Who cannot be erased yet is named with what stands in the way, and is tried again every day by the
running server; the exit code is then 3.

An embedded database is opened by one process: do it before Kantinekort is started.

  --keep      writes the file instead: everybody who has been erased so far. It can be done while Kantinekort runs`,
  options: { keep: { type: 'boolean' } },
  words: 1,
  run: async ({ values, words: [file] }) => {
    if (!file) throw new Complaint('Say which file: kantinekort erase-again kantinekort.log', { exitCode: 2 })
    return values.keep ? keep(file) : erase(file)
  },
}

async function keep(file: string): Promise<number> {
  if (fs.existsSync(file)) throw new Complaint(`${file} is there already. Choose another name.`)
  const kept = await readSnapshot(readDatabasePlace(process.env).database, async (tx) => {
    const all: Erased[] = []
    for await (const each of everyErasure(tx)) all.push(each)
    return all
  })
  // Written under another name first: there is a whole file or none.
  const partial = `${file}.partial`
  fs.writeFileSync(partial, kept.map((each) => `${lineOfErasure(each)}\n`).join(''), { mode: 0o600, flush: true })
  fs.renameSync(partial, file)
  console.log(`${file}: ${kept.length} erased so far.`)
  return 0
}

async function erase(file: string): Promise<number> {
  const list = await readErasures(file)
  if (list.length === 0) throw new Complaint(`${file} does not say that anybody was erased.`)
  const config = readSetupConfig(process.env)
  const database = await openMigrated(config.database)
  try {
    const installation = (await installationOf(database)) ?? 'real'
    // Each is logged anew, for the next time.
    const log = (event: string, facts = {}) => console.log(JSON.stringify({ at: new Date().toISOString(), event, ...facts }))
    const house = makeHouse({ database, clock: systemClock, keys: makeKeys(config.masterSecret), log, publicUrl: config.publicUrl, installation })
    const { erased, nothingToDo, waiting } = await eraseAgain(house, list)
    console.log(`Erased again: ${erased}. Nothing to do: ${nothingToDo}, not in this database or erased in it already. Waiting: ${waiting.length}.`)
    for (const { personId, schoolId, pupilId, obstacles } of waiting) {
      const who = personId === null ? `Pupil ${pupilId} of school ${schoolId}` : `Person ${personId}`
      console.log(`${who} waits: ${obstacles.join(', ')}. It is tried again every day.`)
    }
    return waiting.length === 0 ? 0 : 3
  } finally {
    await database.close()
  }
}
