import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { serverUrl } from './house-for-test.ts'
import { type RushOutcome, rushWithKills } from './rush-with-kills.ts'

function expectNothingLostOrInvented({ verification, sent, acknowledged, stored }: RushOutcome): void {
  expect(acknowledged.size).toBeGreaterThan(10)
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([])
  expect([...stored].filter((id) => !sent.has(id))).toEqual([])
  expect(verification.discrepancies).toEqual([])
  expect(verification.figures.purchases).toBe(stored.size)
}

const onServer = process.env.KANTINEKORT_TEST_ON === 'server'

describe('a server killed in the middle of a rush', () => {
  test.skipIf(onServer)('loses no acknowledged purchase and invents none, on the embedded database', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-kill-'))
    try {
      expectNothingLostOrInvented(await rushWithKills({ folder }, { kills: 2, sellForMs: 1_500 }))
    } finally {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  })

  test.runIf(onServer && serverUrl())('loses no acknowledged purchase and invents none, on a PostgreSQL server', async () => {
    const url = new URL(serverUrl() as string)
    const name = `kantinekort_kill_${randomBytes(5).toString('hex')}`
    const admin = new pg.Client({ connectionString: url.toString() })
    await admin.connect()
    try {
      await admin.query(`create database ${name}`)
      url.pathname = `/${name}`
      expectNothingLostOrInvented(await rushWithKills({ url: url.toString() }, { kills: 3, sellForMs: 1_500 }))
    } finally {
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.end()
    }
  })
})
