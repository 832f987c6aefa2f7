// A new installation from the command line, from its secret to the restored backup.

import fs from 'node:fs'
import path from 'node:path'
import { usualKept } from '../rules/kept-for.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Config } from '../server/config.ts'
import { usualLaw } from '../server/law-config.ts'
import { type RunningServer, start } from '../server/main.ts'
import { scratchFolder } from '../test/made-database.ts'
import { makePlainApps } from '../test/plain-apps.ts'
import { runCommand } from '../test/run-command.ts'
import { questions } from './setup/questions.ts'

const scratch = scratchFolder('installation')
afterAll(() => fs.rmSync(scratch, { recursive: true }))

const kantinekort = (args: string[], environment?: Record<string, string>) => runCommand(scratch, args, environment)

describe('a new installation', () => {
  const folder = path.join(scratch, 'data')
  const secretFile = path.join(scratch, 'keys', 'secret')
  const environment = { KANTINEKORT_DATA: folder, KANTINEKORT_SECRET_FILE: secretFile, PUBLIC_URL: 'https://kantine.example.no' }
  const answers: Record<string, string> = {
    'operator-name': 'Kantinene AS',
    'operator-number': '314 159 268',
    'operator-address': 'Gata 1',
    'operator-postal-code': '0150',
    'operator-city': 'Oslo',
    'operator-email': 'post@kantinene.example',
    'operator-phone': '+47 10 20 30 40',
    'school-name': 'Skolen',
    'school-number': '327182811',
    'school-address': 'Gata 2',
    'school-postal-code': '0150',
    'school-city': 'Oslo',
    'first-name': 'Aud',
    'last-name': 'Berg',
    email: 'aud@kantinene.example',
  }
  const options = (given: Record<string, string>) => Object.entries(given).flatMap(([name, value]) => [`--${name}`, value])

  beforeAll(async () => {
    expect(await kantinekort(['make-secret', secretFile])).toMatchObject({ code: 0, out: expect.stringContaining('keep a copy') })
  })

  test('has one secret, which is never written over', async () => {
    expect(fs.statSync(secretFile).mode & 0o777).toBe(0o600)
    expect(await kantinekort(['make-secret', secretFile])).toMatchObject({ code: 1, err: expect.stringContaining('never written over') })
  })

  test('is not made from half an answer: a script is told all that is missing, and all that is wrong', async () => {
    const nothing = await kantinekort(['setup'], environment)
    expect(nothing.code).toBe(2)
    for (const { name } of questions.filter(({ usually }) => usually === undefined)) expect(nothing.err).toContain(`--${name}:`)
    const wrong = await kantinekort(['setup', ...options({ ...answers, 'operator-number': '314159265', email: 'aud' })], environment)
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/--operator-number is "314159265"[^]*--email is "aud"/)])
    expect(fs.existsSync(folder)).toBe(false)
  })

  test('is set up once, runs, and is verified and backed up while it runs', { timeout: 480_000 }, async () => {
    const made = await kantinekort(['setup', ...options(answers)], environment)
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/https:\/\/kantine\.example\.no\/new-password#token=\S{20,}/) })
    expect(await kantinekort(['setup', ...options(answers)], environment)).toMatchObject({ code: 1, err: expect.stringContaining('has been set up before') })
    expect(await kantinekort(['setup', '--link-for', 'aud@kantinene.example'], environment)).toMatchObject({ code: 0, out: expect.stringContaining('#token=') })
    expect(await kantinekort(['setup', '--link-for', 'nobody@kantinene.example'], environment)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nobody here'),
    })

    const server = await startHere(folder, secretFile)
    try {
      expect(await kantinekort(['verify'], environment)).toMatchObject({ code: 0, out: expect.stringContaining('Every øre is accounted for: 1 school') })
      expect(await kantinekort(['migrate'], environment)).toMatchObject({ code: 1, err: expect.stringContaining('in use by another Kantinekort') })
      expect(await kantinekort(['backup', 'b.backup'], environment)).toMatchObject({ code: 0, out: expect.stringContaining('master secret') })
      expect(await kantinekort(['backup', 'b.backup'], environment)).toMatchObject({ code: 1, err: expect.stringContaining('never written over') })
    } finally {
      await server.stop()
    }
    expect(await kantinekort(['migrate'], environment)).toMatchObject({ code: 0, out: 'The database is up to date.\n' })
    const elsewhere = { ...environment, KANTINEKORT_DATA: path.join(scratch, 'restored') }
    expect(await kantinekort(['restore', 'b.backup'], elsewhere)).toMatchObject({
      code: 0,
      out: expect.stringContaining('Every øre is accounted for: 1 school'),
    })
    expect(await kantinekort(['restore', 'b.backup'], elsewhere)).toMatchObject({ code: 1, err: expect.stringContaining('is not empty') })
  })
})

function startHere(folder: string, secretFile: string): Promise<RunningServer> {
  const dist = path.join(scratch, 'dist')
  makePlainApps(dist)
  const config: Config = {
    installation: 'real',
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1',
    tls: null,
    trustedProxies: 0,
    database: { folder },
    dataFolder: folder,
    masterSecret: Buffer.from(fs.readFileSync(secretFile, 'utf8').trim(), 'base64'),
    mail: null,
    sms: null,
    pushHosts: null,
    kept: usualKept,
    bankFolder: null,
    law: usualLaw,
    payments: { swedbankPay: null, vipps: null },
    signInProviders: [],
  }
  return start(config, { log: () => {}, dist })
}
