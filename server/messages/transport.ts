import type { SmsDelivery } from '../../rules/sms-delivery.ts'
import type { Channel, Message } from './message.ts'

/** What a gateway answers when it has taken a message. */
export type Accepted = { providerId: string; delivery: SmsDelivery; code: number; parts: number }

/**
 * How messages leave the house. `send` throws when it did not work: `Undeliverable` when it never will,
 * `OutcomeUnknown` when it may have worked all the same.
 */
export type Transport = {
  channels: readonly Channel[]
  /** True when the letters stay here to be read; otherwise a letter that was sent keeps no text. */
  keepsLetters: boolean
  send: (message: Message & { messageId: string }) => Promise<Accepted | void>
  close: () => Promise<void>
}

/** What an SMS is given up for when there is no room for it in the day's budget. */
export const SMS_DAY_IS_FULL = 'sms day is full'

/** Trying again will not help. The problem is a code, never an address or a text. */
export class Undeliverable extends Error {
  readonly problem: string

  constructor(problem: string) {
    super(problem)
    this.name = 'Undeliverable'
    this.problem = problem
  }
}

/** Not now: the other side says so, and perhaps for how long. */
export class TryLater extends Error {
  readonly waitMs: number

  constructor(problem: string, waitMs: number) {
    super(problem)
    this.name = 'TryLater'
    this.waitMs = waitMs
  }
}

/** It was handed over, and no answer came that tells what became of it. */
export class OutcomeUnknown extends Error {
  readonly problem: string

  constructor(problem: string) {
    super(problem)
    this.name = 'OutcomeUnknown'
    this.problem = problem
  }
}

/** For a demo and for development: nothing leaves the house, and everything can be read on the mailbox page. */
export function localMailbox(): Transport {
  return { channels: ['email', 'sms'], keepsLetters: true, send: async () => {}, close: async () => {} }
}

/** Several transports as one, each for its own channels. */
export function joinTransports(transports: readonly Transport[]): Transport {
  return {
    channels: transports.flatMap(({ channels }) => channels),
    keepsLetters: transports.some(({ keepsLetters }) => keepsLetters),
    send: async (message) => {
      const transport = transports.find(({ channels }) => channels.includes(message.channel))
      if (!transport) throw new Undeliverable(`no ${message.channel} gateway`)
      return transport.send(message)
    },
    close: async () => void (await Promise.all(transports.map((transport) => transport.close()))),
  }
}
