import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { serverUrl } from '../house-for-test.ts'
import { type RushOutcome, rushWithKills } from '../rush-with-kills.ts'

function expectNothingLostOrInvented({ verification, sent, acknowledged, stored }: RushOutcome): void {
  expect(acknowledged.size).toBeGreaterThan(50)
  expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([])
  expect([...stored].filter((id) => !sent.has(id))).toEqual([])
  expect(verification.discrepancies).toEqual([])
  expect(verification.figures.purchases).toBe(stored.size)
}

test('an embedded server killed ten times loses no acknowledged purchase and invents none', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-kills-'))
  try {
    expectNothingLostOrInvented(await rushWithKills({ folder }, { kills: 10, sellForMs: 1_000 }))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

test.runIf(serverUrl() || process.env.CI)('a server on PostgreSQL killed fifteen times loses no acknowledged purchase and invents none', async () => {
  const url = new URL(serverUrl() as string)
  const name = `kantinekort_kills_${randomBytes(5).toString('hex')}`
  const admin = new pg.Client({ connectionString: url.toString() })
  await admin.connect()
  try {
    await admin.query(`create database ${name}`)
    url.pathname = `/${name}`
    expectNothingLostOrInvented(await rushWithKills({ url: url.toString() }, { kills: 15, sellForMs: 1_000 }))
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
  }
})
