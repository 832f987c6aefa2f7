import { variables } from '../../server/config.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { findCommand, summaries } from '../commands.ts'

export const command: Command = {
  usage: 'help [command]',
  help: 'Shows the commands, or what one of them does.',
  words: 1,
  run: async ({ words: [name] }) => {
    console.log(name === undefined ? overview() : await about(name))
    return 0
  },
}

function overview(): string {
  return `Kantinekort: paying in Norwegian school canteens.

Commands:
${list(summaries)}

  kantinekort help <command> tells more. To try everything with made-up canteens: npm start

Read from the environment:
${list(variables)}

docs/running.md explains all of it.`
}

async function about(name: string): Promise<string> {
  const command = await findCommand(name)
  if (!command) throw new Complaint(`There is no command "${name}". "kantinekort help" shows those there are.`, { exitCode: 2 })
  return `kantinekort ${command.usage}\n\n${command.help}`
}

function list(entries: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(entries).map((name) => name.length))
  return Object.entries(entries)
    .map(([name, text]) => `  ${name.padEnd(width)}  ${text}`)
    .join('\n')
}
