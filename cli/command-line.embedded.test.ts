// The command line as a person or a script meets it: what it says, and the exit code.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { scratchFolder } from '../test/made-database.ts'
import { runCommand } from '../test/run-command.ts'

const scratch = scratchFolder('command')
afterAll(() => fs.rmSync(scratch, { recursive: true }))

const kantinekort = (args: string[], environment?: Record<string, string>) => runCommand(scratch, args, environment)

describe('a person who asks', () => {
  test('gets the commands and the environment, and what each command does', async () => {
    const overview = await kantinekort([])
    expect(overview.code).toBe(0)
    for (const name of ['start', 'setup', 'migrate', 'verify', 'backup', 'restore', 'DATABASE_URL', 'KANTINEKORT_SECRET_FILE'])
      expect(overview.out).toContain(`  ${name} `)
    const help = await kantinekort(['backup', '--help'])
    expect([help.code, help.out]).toEqual([0, expect.stringMatching(/^kantinekort backup <file>\n[^]*never written over/)])
  })

  test('is told in a sentence what was wrong with the question, with exit code 2', async () => {
    for (const [args, why] of [
      [['restoer'], 'There is no command "restoer"'],
      [['backup'], 'Say which file'],
      [['backup', 'one', 'two'], '"two" is one word too many'],
      [['verify', '--fast'], '--fast'],
      [['lunch-rush', '--rate', 'many'], '--rate is "many"'],
      [['start'], 'PUBLIC_URL is missing'],
    ] as const) {
      const { code, err } = await kantinekort([...args])
      expect([code, err], args.join(' ')).toEqual([2, expect.stringContaining(why)])
      expect(err, args.join(' ')).not.toMatch(/^\s+at /m)
    }
  })

  test('is told when there is no database, no server and no demo, with exit code 1', async () => {
    for (const [args, environment, why] of [
      [['backup', 'x.backup'], {}, 'There is no database in'],
      [['migrate'], {}, 'There is no database in'],
      [['backup', 'x.backup'], { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' }, 'nothing answers'],
      [['lunch-rush'], { KANTINEKORT_SECRET: randomBytes(32).toString('base64') }, 'npm start'],
    ] as const) {
      const { code, err } = await kantinekort([...args], environment)
      expect([code, err], args.join(' ')).toEqual([1, expect.stringContaining(why)])
    }
  })
})
