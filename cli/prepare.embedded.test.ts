import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { holdsAll } from './prepare.mjs'

test('what is installed as the lock file says is not installed again; anything missing or of another version is', () => {
  const wanted = { '': {}, 'node_modules/fastify': { version: '5.12.8' }, 'node_modules/node-darwin': { version: '26.0.0', optional: true } }
  const fastify = { 'node_modules/fastify': { version: '5.12.8' } }
  expect(holdsAll(wanted, fastify)).toBe(true)
  expect(holdsAll(wanted, null)).toBe(false)
  expect(holdsAll(wanted, {})).toBe(false)
  expect(holdsAll(wanted, { 'node_modules/fastify': { version: '5.12.7' } })).toBe(false)
  expect(holdsAll(wanted, { ...fastify, 'node_modules/node-darwin': { version: '25.0.0' } })).toBe(false)
})

const files = ['find-node.mjs', 'prepare.mjs', 'kantinekort.mjs']

test('what runs before anything is installed needs nothing that is installed', () => {
  for (const file of files) {
    const imports = [...fs.readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/^import .* from '([^']+)'/gm)].map(([, from]) => from as string)
    expect(
      imports.every((from) => from.startsWith('node:') || files.includes(path.basename(from))),
      file,
    ).toBe(true)
  }
})

test('a machine without a fitting Node is told what to install', () => {
  const empty = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-no-node-'))
  try {
    fs.mkdirSync(path.join(empty, 'cli'))
    for (const file of files) fs.copyFileSync(path.join(import.meta.dirname, file), path.join(empty, 'cli', file))
    // A Node that is too old, as far as our files can see.
    const pretend =
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } }); Object.defineProperty(process, 'version', { value: 'v20.1.0' });"
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, path.join(empty, 'cli', 'kantinekort.mjs'), 'help'],
      { encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([1, expect.stringMatching(/Node 26 or newer, and this is v20\.1\.0[^]*npm ci/)])
  } finally {
    fs.rmSync(empty, { recursive: true })
  }
})
