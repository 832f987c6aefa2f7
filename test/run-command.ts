// The command line as a process of its own, for tests: what it says, and the exit code.

import { spawn } from 'node:child_process'
import path from 'node:path'

export type Ended = { code: number; out: string; err: string }

/** Runs `kantinekort …` in a folder, with an environment of its own and no terminal. */
export async function runCommand(folder: string, args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../cli/main.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended: Ended = { code: -1, out: '', err: '' }
  child.stdout.on('data', (text: Buffer) => void (ended.out += text.toString()))
  child.stderr.on('data', (text: Buffer) => void (ended.err += text.toString()))
  ended.code = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? -1)))
  return ended
}
