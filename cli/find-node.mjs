// Kantinekort is TypeScript that Node runs as it stands, which takes Node 26. This file and those that
// import it are plain JavaScript, so that whatever Node is on the machine can find the right one.

import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const NEEDED = 26

/**
 * The Node to run with: the one running now if it will do, or the one that was installed beside us. Null when neither does.
 * @returns {string | null}
 */
export function findNode() {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath
  const installed = path.join(repository, 'node_modules', '.bin', 'node')
  return fs.existsSync(installed) && majorOf(installed) >= NEEDED ? installed : null
}

// Asked rather than believed: a Node for another system can lie in the folder and not run.
function majorOf(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return Number.parseInt((stdout ?? '').replace('v', ''), 10) || 0
}

export const noNodeMessage = `Kantinekort runs on Node ${NEEDED} or newer, and this is ${process.version}.
On Linux on an ordinary PC (x64), "npm ci" installs the right one in this folder, without touching yours.
Elsewhere, install Node ${NEEDED} from https://nodejs.org and try again.`

/**
 * Runs the command line of Kantinekort, in this process if this Node can.
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runKantinekort(node, args) {
  const program = path.join(repository, 'cli', 'main.ts')
  // What Node has compiled once need not be compiled at the next start: that is a third of the time it takes.
  process.env.NODE_COMPILE_CACHE ??= path.join(repository, 'node_modules', '.cache', 'kantinekort')
  if (node !== process.execPath) return runInForeground(node, [program, ...args])
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
  const { runCommandLine } = await import(pathToFileURL(program).href)
  return runCommandLine(args)
}

/**
 * Runs a program in the foreground. Ctrl-C reaches the program from the terminal too,
 * so it must not mind being told twice.
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<number>} the exit code
 */
export function runInForeground(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${node} could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
