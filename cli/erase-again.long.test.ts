// Who was erased after the backup is back when it is restored, and is erased again by what was kept outside the database.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import type { Queryable } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { rows, run, sql } from '../database/transaction.ts'
import { makeHouse } from '../server/house.ts'
import { makeFirstSigningKey } from '../server/journal/index.ts'
import { makeKeys } from '../server/keys.ts'
import { makePerson } from '../server/people/index.ts'
import { carryOutErasures } from '../server/privacy/index.ts'
import { verifyDatabase } from '../server/verify/index.ts'
import { makeCanteen } from '../test/canteen.ts'
import { copyMadeDatabase, scratchFolder } from '../test/made-database.ts'
import { backUp } from './backup/back-up.ts'
import { restore } from './backup/restore.ts'
import { command } from './commands/erase-again.ts'

const scratch = scratchFolder('erase-again')
const secretFile = path.join(scratch, 'secret')
const secret = randomBytes(32)
fs.writeFileSync(secretFile, secret.toString('base64'), { mode: 0o600 })
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})
afterAll(() => fs.rmSync(scratch, { recursive: true }))

const inScratch = (name: string) => path.join(scratch, name)

/** What the command answers and says, on the database in a folder. */
async function eraseAgain(folder: string, file: string, values: Record<string, boolean> = {}): Promise<{ code: number; said: string }> {
  const environment = { KANTINEKORT_DATA: folder, KANTINEKORT_SECRET_FILE: secretFile, PUBLIC_URL: 'https://kantine.example.no' }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const spoken = vi.spyOn(console, 'log').mockImplementation(() => {})
  spoken.mockClear()
  const code = await command.run({ values, words: [file] })
  return { code, said: spoken.mock.calls.flat().join('\n') }
}

async function inFolder<Answer>(folder: string, ask: (db: Queryable) => Promise<Answer>): Promise<Answer> {
  const database = await openMigrated({ folder, isScratch: true })
  try {
    return await ask(database)
  } finally {
    await database.close()
  }
}

const firstNames = async (db: Queryable) =>
  (await rows<{ name: string }>(db, sql`select first_name as name from pupil order by first_name`)).map(({ name }) => name)

test('whoever was erased after the backup is erased again once it is restored, and whoever cannot be waits and is named', { timeout: 120_000 }, async () => {
  const keys = makeKeys(secret)
  const now = new Date('2026-11-03T10:30:00.000Z')
  const [old, restored, backup, log, kept] = [
    inScratch('old'),
    inScratch('restored'),
    inScratch('night.backup'),
    inScratch('server.log'),
    inScratch('kept.txt'),
  ]
  const logged: string[] = ['2026-11-03 kantine started: everything is well', JSON.stringify({ event: 'started' })]
  copyMadeDatabase(old)
  const database = await openMigrated({ folder: old, isScratch: true })
  const house = makeHouse({
    database,
    clock: { now: () => now },
    keys,
    log: (event, facts = {}) => void logged.push(`nov 03 11:30:00 kantine[7]: ${JSON.stringify({ event, ...facts })}`),
    publicUrl: 'https://kantine.example.no',
    installation: 'real',
  })
  await makeFirstSigningKey(database, { keys, now })
  const canteen = await makeCanteen(house)
  const left = { balanceOre: 0, enrolledUntil: '2026-10-30' }
  const gone = await canteen.makePupil({ ...left, firstName: 'Bartholomeus' })
  const stuck = await canteen.makePupil({ ...left, firstName: 'Petronella' })
  await canteen.makePupil({ ...left, firstName: 'Urørt' })
  const { personId } = await makePerson(database, house, { email: 'borte@familie.example', firstName: 'Kari', lastName: 'Bakken', language: 'nb' })
  await backUp({ folder: old, isScratch: true }, { file: backup, now })
  const asked = [
    { personId: null, schoolId: gone.schoolId, pupilId: gone.pupilId },
    { personId: null, schoolId: stuck.schoolId, pupilId: stuck.pupilId },
    { personId, schoolId: null, pupilId: null },
  ]
  for (const whom of asked) {
    await run(
      database,
      sql`
        insert into erasure (id, person_id, school_id, pupil_id, side, asked_at, due_at)
        values (${house.newId()}, ${whom.personId}, ${whom.schoolId}, ${whom.pupilId}, 'house', ${now}, ${now})`,
    )
  }
  expect(await carryOutErasures(house)).toBe(3)
  // One who came after the backup: the file has the id, the restored database nobody of it.
  logged.push(JSON.stringify({ event: 'erased', erasure: house.newId(), person: house.newId(), school: null, pupil: null }))
  fs.writeFileSync(log, `${logged.join('\n')}\n`)
  await database.close()

  // What the database itself knows is the same that the log said.
  expect(await eraseAgain(old, kept, { keep: true })).toEqual({ code: 0, said: `${kept}: 3 erased so far.` })
  for (const { pupilId } of [gone, stuck]) expect(fs.readFileSync(kept, 'utf8')).toContain(pupilId)
  await expect(eraseAgain(old, kept, { keep: true })).rejects.toThrow('is there already')

  await restore({ folder: restored, isScratch: true }, { file: backup })
  const staysUntil = (db: Queryable, day: string | null) =>
    run(db, sql`update pupil set enrolled_until = ${day} where school_id = ${stuck.schoolId} and id = ${stuck.pupilId}`)
  await inFolder(restored, async (db) => {
    expect(await firstNames(db)).toEqual(['Bartholomeus', 'Petronella', 'Urørt'])
    await staysUntil(db, null)
  })
  const first = await eraseAgain(restored, log)
  expect(first.code).toBe(3)
  expect(first.said).toContain('Erased again: 2. Nothing to do: 1, ')
  expect(first.said).toContain(`Pupil ${stuck.pupilId} of school ${stuck.schoolId} waits: still_at_school.`)
  // What is logged now is enough for the next restore, and names nobody.
  expect(first.said).toContain(`"pupil":"${gone.pupilId}"`)
  expect(first.said).not.toContain('Bartholomeus')
  await inFolder(restored, async (db) => {
    expect(await firstNames(db)).toEqual(['---', 'Petronella', 'Urørt'])
    expect(await rows(db, sql`select 1 from person where email = 'borte@familie.example'`)).toEqual([])
    await staysUntil(db, '2026-10-30')
  })
  expect(await eraseAgain(restored, kept)).toMatchObject({ code: 0, said: expect.stringContaining('Erased again: 1. Nothing to do: 2, ') })
  await inFolder(restored, async (db) => {
    expect(await firstNames(db)).toEqual(['---', '---', 'Urørt'])
    expect((await verifyDatabase(db, keys)).discrepancies).toEqual([])
  })
})

test('a file that does not say who was erased is refused before anything is done', async () => {
  const [empty, cut] = [inScratch('empty.log'), inScratch('cut.log')]
  fs.writeFileSync(empty, `${JSON.stringify({ event: 'started' })}\nnobody was "erased" today\n`)
  fs.writeFileSync(cut, '{"event":"started"}\n{"event":"erased","erasure":"0199')
  const nowhere = inScratch('nowhere')
  await expect(eraseAgain(nowhere, inScratch('missing.log'))).rejects.toThrow('There is no file')
  await expect(eraseAgain(nowhere, empty)).rejects.toThrow('does not say that anybody was erased')
  await expect(eraseAgain(nowhere, cut)).rejects.toThrow(/^Line 2 of \S+ says that somebody was erased, but not who\. Nothing was done\.$/)
  expect(fs.existsSync(nowhere)).toBe(false)
})
