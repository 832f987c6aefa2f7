// The commands there are. Each is loaded when it is asked for: help need not wait for the server's parts.

import type { Command } from './command.ts'

const commands: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  start: { summary: 'start the server', load: () => import('./commands/start.ts') },
  setup: { summary: 'make the first operator, school and administrator', load: () => import('./commands/setup.ts') },
  'make-secret': { summary: 'make a master secret in a file', load: () => import('./commands/make-secret.ts') },
  migrate: { summary: 'bring the database up to date', load: () => import('./commands/migrate.ts') },
  verify: { summary: 'prove every øre, and every signature', load: () => import('./commands/verify.ts') },
  accounts: { summary: 'write the bookkeeping of some months, for the accountant', load: () => import('./commands/accounts.ts') },
  'saf-t': { summary: 'write the tills’ journals for the tax office, and verify such a file', load: () => import('./commands/saf-t.ts') },
  backup: { summary: 'write everything to a file', load: () => import('./commands/backup.ts') },
  restore: { summary: 'fill an empty database from such a file', load: () => import('./commands/restore.ts') },
  'erase-again': { summary: 'after a restore: erase who was erased since the backup', load: () => import('./commands/erase-again.ts') },
  exit: { summary: 'end canteens for good: export everything, prepare the refunds of all', load: () => import('./commands/exit.ts') },
  'sms-reports': { summary: 'show where the SMS gateway must send its reports', load: () => import('./commands/sms-reports.ts') },
  'vipps-webhooks': { summary: 'show, make or end what Vipps calls us by', load: () => import('./commands/vipps-webhooks.ts') },
  demo: { summary: 'start two made-up canteens to try everything in', load: () => import('./commands/demo.ts') },
  'lunch-rush': { summary: 'let a crowd buy lunch in the running demo', load: () => import('./commands/lunch-rush.ts') },
  help: { summary: 'show this, or what one command does', load: () => import('./commands/help.ts') },
}

export const summaries = Object.fromEntries(Object.entries(commands).map(([name, { summary }]) => [name, summary]))

/** The command of that name, or null. */
export async function findCommand(name: string): Promise<Command | null> {
  return Object.hasOwn(commands, name) ? ((await commands[name]?.load())?.command ?? null) : null
}
