// Sends what waits in the outbox. Messages are claimed in a short statement of its own and sent outside
// any transaction, so a slow mail server holds nothing up. A message is sent at least once: one that was
// sent while the process died is sent again. But one that is worth something only once is not: whoever waits
// for it asks for a new one.

import type { House } from '../house.ts'
import { transaction } from '../../database/transaction.ts'
import { openBody } from './queue-message.ts'
import { sendInstead } from './send-instead.ts'
import { type ClaimedMessage, claimDueMessages, markFailed, markGivenUp, markSent, takeOtherwise } from './store.ts'
import { type Accepted, OutcomeUnknown, SMS_DAY_IS_FULL, type Transport, TryLater, Undeliverable } from './transport.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
/** The wait after each failed attempt; after the last there is no more. */
const WAITS_MS = [30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 60 * MINUTE_MS, 180 * MINUTE_MS]
export const MOST_SENDING_ATTEMPTS = WAITS_MS.length + 1
/** Whoever asks us to wait is heeded so far. */
const LONGEST_WISH_MS = 60 * MINUTE_MS
// Longer than a whole batch can take when the server answers nothing.
const CLAIM_MS = 10 * MINUTE_MS

export type SenderPace = { pollMs: number; batch: number; atOnce: number }
export const usualPace: SenderPace = { pollMs: 2 * SECOND_MS, batch: 20, atOnce: 4 }

export type Sender = {
  start: () => void
  /** Looks at once: something was just stored. */
  poke: () => void
  /** Sends one batch of what is due and answers how many were tried. */
  runOnce: () => Promise<number>
  /** Sends no more, and waits for what is under way. */
  stop: () => Promise<void>
}

export function makeSender(house: House, transport: Transport, pace: SenderPace = usualPace): Sender {
  let isStopped = false
  let isPoked = false
  let endPause = () => {}
  let running: Promise<void> | null = null

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pace.pollMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    while (!isStopped) {
      isPoked = false
      const tried = await sendBatch(house, transport, pace, () => isStopped).catch((error: unknown) => {
        house.log('sending_failed', { error: error instanceof Error ? error.name : 'unknown' })
        return 0
      })
      if (tried < pace.batch && !isPoked && !isStopped) await pause()
    }
  }
  return {
    start: () => {
      running ??= run()
    },
    poke: () => {
      isPoked = true
      endPause()
    },
    runOnce: () => sendBatch(house, transport, pace, () => isStopped),
    stop: async () => {
      isStopped = true
      endPause()
      await running
      await transport.close()
    },
  }
}

async function sendBatch(house: House, transport: Transport, { batch, atOnce }: SenderPace, isStopped: () => boolean): Promise<number> {
  const now = house.clock.now()
  const claimed = await claimDueMessages(house.database, { channels: transport.channels, now, claimedUntil: new Date(now.getTime() + CLAIM_MS), most: batch })
  const waiting = [...claimed]
  const work = async () => {
    for (let message = waiting.shift(); message; message = waiting.shift()) {
      if (isStopped()) await markFailed(house.database, { messageId: message.messageId, problem: 'stopped before it was sent', tryAgainAt: now })
      else await sendOne(house, transport, message)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, claimed.length) }, work))
  return claimed.length
}

async function sendOne(house: House, transport: Transport, claimed: ClaimedMessage): Promise<void> {
  const { messageId, channel, attempts } = claimed
  const result = await tryToSend(house, transport, claimed)
  const now = house.clock.now()
  if ('accepted' in result) {
    await markSent(house.database, { messageId, now, keepsBody: transport.keepsLetters, accepted: result.accepted })
    house.log('message_sent', { messageId, channel, attempts })
    return
  }
  const waitMs = WAITS_MS[attempts - 1] && Math.max(WAITS_MS[attempts - 1] ?? 0, Math.min(result.waitMs ?? 0, LONGEST_WISH_MS))
  if (result.isForGood || waitMs === undefined) {
    await giveUp(house, claimed, result.text)
    house.log('message_given_up', { messageId, channel, attempts, problem: result.text })
  } else {
    await markFailed(house.database, { messageId, problem: result.text, tryAgainAt: new Date(now.getTime() + waitMs) })
  }
}

// What goes by e-mail instead is stored with the giving up. What is worth nothing any more goes no way at all.
async function giveUp(house: House, { messageId, channel, expiresAt }: ClaimedMessage, problem: string): Promise<void> {
  const isLate = expiresAt !== null && expiresAt <= house.clock.now()
  await transaction(house.database, async (tx) => {
    await markGivenUp(tx, { messageId, problem })
    if (isLate) await takeOtherwise(tx, messageId)
    else await sendInstead(tx, house, { messageId, expiresAt, why: problem === SMS_DAY_IS_FULL ? 'smsFull' : channel === 'sms' ? 'sms' : 'push' })
  })
}

type Problem = { isForGood: boolean; text: string; waitMs?: number }

async function tryToSend(
  house: House,
  transport: Transport,
  { sealedBody, attempts, lastProblem, ...message }: ClaimedMessage,
): Promise<{ accepted: Accepted | null } | Problem> {
  if (message.expiresAt && message.expiresAt <= house.clock.now()) return { isForGood: true, text: 'its time was out' }
  // Whoever tried before died without a word, perhaps just after it was sent.
  if (message.isOnce && attempts > 1 && lastProblem === null) return { isForGood: true, text: 'outcome unknown' }
  try {
    return { accepted: (await transport.send({ ...message, body: openBody(house, sealedBody) })) ?? null }
  } catch (error) {
    if (error instanceof Undeliverable) return { isForGood: true, text: error.problem }
    if (error instanceof OutcomeUnknown) return { isForGood: message.isOnce, text: error.problem }
    if (error instanceof TryLater) return { isForGood: false, text: error.message, waitMs: error.waitMs }
    return { isForGood: false, text: error instanceof Error ? error.message.slice(0, 100) : 'unknown' }
  }
}
