// The drill: a canteen sells, is backed up while it is open, is lost, and is restored. Every øre must be back.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DatabasePlace } from '../../database/connect.ts'
import { openMigrated } from '../../database/migrate.ts'
import { type House, makeHouse } from '../../server/house.ts'
import { currentSigner, makeFirstSigningKey } from '../../server/journal/index.ts'
import { makeKeys } from '../../server/keys.ts'
import { makePurchases, type PurchaseWish } from '../../server/purchases/index.ts'
import { verifyDatabase } from '../../server/verify/index.ts'
import { makeCanteen } from '../../test/canteen.ts'
import { serverUrl } from '../../test/house-for-test.ts'
import { copyMadeDatabase, scratchFolder } from '../../test/made-database.ts'
import { readSnapshot } from '../open-to-read.ts'
import { backUp } from './back-up.ts'
import { type Line, readBackupFile, writeBackupFile } from './backup-file.ts'
import { rowsOf } from './copy-rows.ts'
import { restore } from './restore.ts'
import { inOrderOfReference } from './tables.ts'

const keys = makeKeys(randomBytes(32))
const now = new Date('2026-11-03T10:30:00.000Z')
const scratch = scratchFolder('drill')
const dropped: (() => Promise<void>)[] = []

afterAll(async () => {
  for (const drop of dropped) await drop()
  fs.rmSync(scratch, { recursive: true })
})

const newFile = () => path.join(scratch, `${randomBytes(4).toString('hex')}.backup`)
const newFolder = async (): Promise<DatabasePlace> => ({ folder: path.join(scratch, randomBytes(4).toString('hex')), isScratch: true })

async function newServerDatabase(): Promise<DatabasePlace> {
  const name = `kantinekort_drill_${randomBytes(6).toString('hex')}`
  const asAdministrator = async (statement: string) => {
    const admin = new pg.Client({ connectionString: serverUrl() as string })
    await admin.connect()
    await admin.query(statement)
    await admin.end()
  }
  await asAdministrator(`create database ${name}`)
  dropped.push(() => asAdministrator(`drop database ${name} with (force)`))
  const url = new URL(serverUrl() as string)
  url.pathname = `/${name}`
  return { url: url.toString() }
}

type Open = { house: House; sell: (count: number) => Promise<void>; close: () => Promise<void> }

async function openCanteen(place: DatabasePlace): Promise<Open> {
  if ('folder' in place && !fs.existsSync(place.folder)) copyMadeDatabase(place.folder)
  const database = await openMigrated(place)
  const house = makeHouse({ database, clock: { now: () => now }, keys, log: () => {}, publicUrl: 'http://127.0.0.1:3000', installation: 'real' })
  await makeFirstSigningKey(database, { keys, now })
  const canteen = await makeCanteen(house)
  const pupil = await canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel "Bárdni"\n\\ \u{1F34E}', balanceOre: 100_000 })
  const sell = async (count: number) => {
    const wishes: PurchaseWish[] = Array.from({ length: count }, () => canteen.wish(pupil))
    const outcomes = await makePurchases(house, await currentSigner(database, keys), wishes)
    expect(outcomes.filter((outcome) => 'answer' in outcome)).toHaveLength(count)
  }
  return { house, sell, close: () => database.close() }
}

/** What verify says of a database, and every row in it. */
async function everythingIn(place: DatabasePlace) {
  return readSnapshot(place, async (tx) => ({ ...(await verifyDatabase(tx, keys)), rows: await textOf(rowsOf(tx)) }))
}

async function textOf(lines: AsyncIterable<Line>): Promise<string[]> {
  const text: string[] = []
  for await (const line of lines) if (!('kantinekort' in line)) text.push(JSON.stringify(line))
  return text.sort()
}

const engines = { 'the embedded database': newFolder, 'a PostgreSQL server': newServerDatabase }
const onServer = process.env.KANTINEKORT_TEST_ON === 'server'
// The embedded project drills embedded to embedded; the server project all ways that touch a server.
const ways = Object.keys(engines).flatMap((from) =>
  Object.keys(engines).map((to) => ({ from, to }) as { from: keyof typeof engines; to: keyof typeof engines }),
)

describe.each(ways.filter(({ from, to }) => [from, to].includes('a PostgreSQL server') === onServer))('from $from to $to', ({ from, to }) => {
  test.skipIf(onServer && !serverUrl())(
    'a backup taken in the middle of the lunch rush is restored with every øre, and the canteen sells on',
    { timeout: 480_000 },
    async () => {
      const source = await engines[from]()
      const canteen = await openCanteen(source)
      await canteen.sell(7)
      const file = newFile()
      const end = await backUp(source, { file, now })
      expect(end.rows.purchase).toBe(7)
      await canteen.sell(3)
      await canteen.close()

      const target = await engines[to]()
      expect(await restore(target, { file })).toMatchObject({ engine: from === 'a PostgreSQL server' ? 'server' : 'embedded', installation: 'none' })
      const after = await everythingIn(target)
      expect(after.discrepancies).toEqual([])
      expect(after.figures).toMatchObject({ purchases: 7, walletsOre: 100_000 - 7 * 3500, salesOre: 7 * 3500 })
      expect(after.rows).toEqual(await textOf(readBackupFile(file)))

      await expect(restore(target, { file })).rejects.toThrow('is not empty')
      const again = await openCanteen(target)
      await again.sell(2)
      const sold = await again.house.database.query<{ count: number }>({ text: 'select count(*) from purchase' })
      expect(sold.rows[0]?.count).toBe(9)
      await again.close()
    },
  )
})

describe.skipIf(onServer)('a backup file', () => {
  let file: string
  let place: DatabasePlace

  beforeAll(async () => {
    place = await newFolder()
    const canteen = await openCanteen(place)
    await canteen.close()
    file = newFile()
    await backUp(place, { file, now })
  })

  const changed = (change: (text: string) => string) => {
    const copy = newFile()
    fs.writeFileSync(copy, zlib.gzipSync(change(zlib.gunzipSync(fs.readFileSync(file)).toString('utf8'))))
    return copy
  }

  test('may be read by its owner only, holds no master secret, and is never written over', async () => {
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    await expect(backUp(place, { file, now })).rejects.toThrow('is there already')
    await expect(backUp(place, { file: path.join(scratch, 'nowhere', 'b'), now })).rejects.toThrow('no folder')
  })

  test('that was cut off, changed or is something else is refused, and leaves the database empty', async () => {
    const cut = newFile()
    fs.writeFileSync(cut, fs.readFileSync(file).subarray(0, -200))
    const something = newFile()
    fs.writeFileSync(something, 'Dear restorer')
    const target = await newFolder()
    for (const [bad, why] of [
      [cut, 'its end is missing'],
      [changed((text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)), 'its end is missing'],
      [changed((text) => text.replace('100000', '999999')), 'was changed'],
      [changed((text) => text.replace(/"migration":\d+/, '"migration":9999')), 'newer version'],
      [changed(() => '{"kantinekort":"menu"}\n'), 'no backup'],
      [something, 'no backup'],
      [newFile(), 'ENOENT'],
    ] as const) {
      await expect(restore(target, { file: bad }), why).rejects.toThrow(why)
    }
    await restore(target, { file })
  })

  test('is whole or not there at all', async () => {
    const broken = newFile()
    const lines = async function* () {
      yield { table: 'wallet', columns: ['id'] }
      throw new Error('the database went away')
    }
    await expect(writeBackupFile(broken, lines())).rejects.toThrow('went away')
    expect(fs.readdirSync(scratch).filter((name) => name.startsWith(path.basename(broken)))).toEqual([])
  })

  test('fills tables in an order in which no row refers to one that is not there yet', () => {
    const references = [
      { from: 'card', to: 'wallet' },
      { from: 'wallet', to: 'school' },
      { from: 'school', to: 'school' },
    ]
    expect(inOrderOfReference(['card', 'wallet', 'school'], references)).toEqual(['school', 'wallet', 'card'])
    expect(() => inOrderOfReference(['card', 'school'], [...references, { from: 'school', to: 'card' }, { from: 'card', to: 'school' }])).toThrow('circle')
  })
})
