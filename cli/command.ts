import type { ParseArgsOptionsConfig } from 'node:util'

/** What was written after the command's name. */
export type Given = {
  values: Readonly<Record<string, string | boolean | undefined>>
  /** The words that are no options. */
  words: readonly string[]
}

export type Command = {
  /** How it is called, after "kantinekort". */
  usage: string
  /** A few lines on what it does, for --help. */
  help: string
  options?: ParseArgsOptionsConfig
  /** How many words it takes beside the options. */
  words?: number
  /** Answers the exit code: 0 when it succeeded. */
  run: (given: Given) => Promise<number>
}
