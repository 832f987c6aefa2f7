// What `npm start` and `npm test` begin with on any machine with Node 20 and npm: install what is missing,
// find Node 26, build what is stale, and run. Plain JavaScript without dependencies, as nothing is installed yet.

import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findNode, noNodeMessage, repository, runInForeground, runKantinekort } from './find-node.mjs'

const OLDEST_NODE = 20

class CannotPrepare extends Error {}

/**
 * Makes everything ready for `what` and answers the Node to run it with.
 * 'start' builds nothing: the demo builds the apps while it makes its world.
 * @param {'start' | 'test' | 'build' | 'run'} what
 * @returns {Promise<string>}
 */
export async function prepare(what) {
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    throw new CannotPrepare(
      `Kantinekort needs Node ${OLDEST_NODE} or newer to begin with, and this is ${process.version}. Install a newer one from https://nodejs.org.`,
    )
  }
  if (!isInstalled()) install()
  const node = findNode()
  if (node === null) throw new CannotPrepare(noNodeMessage)
  if (what === 'test' || what === 'build') await mustSucceed(node, [path.join('cli', 'build-apps.ts')])
  return node
}

/** True when node_modules holds what the lock file says. npm keeps its own record of what it installed. */
function isInstalled() {
  return holdsAll(packagesIn('package-lock.json'), packagesIn(path.join('node_modules', '.package-lock.json')))
}

/**
 * Compares the lock file's packages with those that npm has recorded as installed; null when there is no record.
 * @param {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> | null} wanted
 * @param {Record<string, { version?: string }> | null} installed
 */
export function holdsAll(wanted, installed) {
  if (installed === null) return false
  return Object.entries(wanted ?? {}).every(([place, { version, optional, devOptional, link }]) => {
    if (place === '' || link) return true
    const found = installed[place]
    // What is optional may be for another system and is then not there.
    return found === undefined ? Boolean(optional || devOptional) : found.version === version
  })
}

function packagesIn(file) {
  try {
    return JSON.parse(fs.readFileSync(path.join(repository, file), 'utf8')).packages
  } catch {
    return null
  }
}

function install() {
  console.log('Installing what Kantinekort is made of (npm ci). The first time this takes a minute or so …')
  const startedAt = Date.now()
  const npm = process.env.npm_execpath
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  // The apps are built here, so the tools for that are needed whatever NODE_ENV says.
  const { status, error } = spawnSync(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: repository,
    stdio: 'inherit',
  })
  if (status !== 0)
    throw new CannotPrepare(
      `The installation did not succeed${error ? ` (${error.message})` : ''}. What npm said stands above; "npm ci" in this folder tries again.`,
    )
  console.log(`Installed in ${Math.round((Date.now() - startedAt) / 1000)} s.\n`)
}

async function mustSucceed(node, args) {
  const code = await runInForeground(node, args)
  if (code !== 0) throw new CannotPrepare(`"${args.join(' ')}" did not succeed.`)
}

async function main([what = 'start', ...rest]) {
  process.chdir(repository)
  if (what === 'start') return runKantinekort(await prepare('start'), ['demo', ...rest])
  if (what === 'test') return runInForeground(await prepare('test'), [path.join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...rest])
  if (what === 'simulator') return runInForeground(await prepare('run'), [path.join('simulator', 'main.ts')])
  if (what === 'build') {
    await prepare('build')
    console.log('The apps are built.')
    return 0
  }
  // Every other word is a command of Kantinekort's own.
  return runKantinekort(await prepare('run'), [what, ...rest])
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0
  } catch (error) {
    if (!(error instanceof CannotPrepare)) throw error
    console.error(`\n${error.message}`)
    process.exitCode = 1
  }
}
