// The command line: finds the command, reads what was given to it, and turns what went wrong into a sentence
// and an exit code: 0 done, 1 not done, 2 asked in the wrong way, 3 verify found something it cannot explain.

import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { findCommand } from './commands.ts'

/** Runs what was written on the command line and answers the exit code. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [first = 'help', ...rest] = args
  const name = first === '--help' || first === '-h' ? 'help' : first
  try {
    const command = await findCommand(name)
    if (!command) return complain(`There is no command "${name}". "kantinekort help" shows those there are.`, 2)
    if (name !== 'help' && rest.some((word) => word === '--help' || word === '-h')) return await runCommandLine(['help', name])
    return await command.run(read(command, name, rest))
  } catch (error) {
    return complain(...inWords(error))
  }
}

function read(command: Command, name: string, args: readonly string[]) {
  const { values, positionals } = parseArgs({ args: [...args], options: command.options ?? {}, allowPositionals: true, strict: true })
  const most = command.words ?? 0
  if (positionals.length > most) throw new WrongUse(`"${positionals[most]}" is one word too many. It is: kantinekort ${command.usage}`)
  return { values: values as Readonly<Record<string, string | boolean | undefined>>, words: positionals, name }
}

class WrongUse extends Error {}

function complain(message: string, exitCode: number): number {
  console.error(`\n${message}`)
  return exitCode
}

/** Errors that are no bugs of ours carry their whole message to the person. */
const KNOWN = new Set(['Complaint', 'CannotStart', 'FolderInUse', 'NotABackup'])

function inWords(error: unknown): [message: string, exitCode: number] {
  if (!(error instanceof Error)) return [String(error), 1]
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof WrongUse || code?.startsWith('ERR_PARSE_ARGS')) return [error.message, 2]
  if (error.name === 'ConfigMistakes') return [error.message, 2]
  if (KNOWN.has(error.name)) return [error.message, 'exitCode' in error ? Number(error.exitCode) : 1]
  const { path: file } = error as NodeJS.ErrnoException
  if (file !== undefined && ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOTDIR'].includes(code ?? '')) return [`${file} cannot be used (${code}).`, 1]
  const unreachable = whyUnreachable(error)
  if (unreachable) return [unreachable, 1]
  return [error.stack ?? error.message, 1]
}

const UNREACHABLE: Record<string, string> = {
  ECONNREFUSED: 'nothing answers at the address in DATABASE_URL',
  ENOTFOUND: 'the host in DATABASE_URL is unknown',
  ETIMEDOUT: 'the host in DATABASE_URL does not answer',
  '28P01': 'the user or the password in DATABASE_URL is wrong',
  '28000': 'the server does not let this user in',
  '3D000': 'there is no database of the name in DATABASE_URL; make an empty one with "createdb"',
  '42501':
    'the user in DATABASE_URL may not do what is needed. It must own the database and may make roles, or the role kantinekort_app is made for it beforehand (docs/running.md)',
  '57P03': 'the server is about to start; try again in a moment',
}

function whyUnreachable(error: Error): string | null {
  const inner = error instanceof AggregateError ? (error.errors[0] as Error) : error
  const why = UNREACHABLE[(inner as NodeJS.ErrnoException).code ?? '']
  return why ? `The database cannot be used: ${why}.` : null
}

if (import.meta.main) process.exitCode = await runCommandLine(process.argv.slice(2))
