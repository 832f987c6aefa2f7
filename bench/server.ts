// The server that is measured, in a process of its own: the real app on the database it is told.
// It is started with an IPC channel: { place, masterSecret } in, { port } out, 'stop' in.

import { Buffer } from 'node:buffer'
import type { AddressInfo } from 'node:net'
import type { DatabasePlace } from '../database/connect.ts'
import { openMigrated } from '../database/migrate.ts'
import { makeApp } from '../server/app.ts'
import { makeHouse, systemClock } from '../server/house.ts'
import { makeKeys } from '../server/keys.ts'

export type BenchServerOrder = { place: Extract<DatabasePlace, { url: string } | { folder: string }>; masterSecret: string }

process.once('message', async ({ place, masterSecret }: BenchServerOrder) => {
  const database = await openMigrated(place)
  const house = makeHouse({
    database,
    clock: systemClock,
    keys: makeKeys(Buffer.from(masterSecret, 'base64')),
    log: () => {},
    publicUrl: 'http://127.0.0.1',
    installation: 'real',
  })
  const app = await makeApp(house, { isHttps: false, proxies: 0 })
  await app.listen({ host: '127.0.0.1', port: 0 })
  process.send?.({ port: (app.server.address() as AddressInfo).port })
  process.once('message', async () => {
    await app.close()
    await database.close()
    process.exit(0)
  })
})
