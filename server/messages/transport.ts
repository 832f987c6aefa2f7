import type { Channel, Message } from './message.ts'

/** How messages leave the house. `send` throws when it did not work: `Undeliverable` when it never will. */
export type Transport = {
  channels: readonly Channel[]
  /** True when the letters stay here to be read; otherwise a letter that was sent keeps no text. */
  keepsLetters: boolean
  send: (message: Message & { messageId: string }) => Promise<void>
  close: () => Promise<void>
}

/** Trying again will not help. The problem is a code, never an address or a text. */
export class Undeliverable extends Error {
  readonly problem: string

  constructor(problem: string) {
    super(problem)
    this.name = 'Undeliverable'
    this.problem = problem
  }
}

/** For a demo and for development: nothing leaves the house, and everything can be read on the mailbox page. */
export function localMailbox(): Transport {
  return { channels: ['email', 'sms'], keepsLetters: true, send: async () => {}, close: async () => {} }
}
