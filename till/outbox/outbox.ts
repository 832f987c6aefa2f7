// Guards that a sale is charged once, whatever happens to the network or the device: the purchase gets its id and is
// kept on the device before it is first sent, and the very same id and body is sent until the server has decided.
// A return goes the same way, so that its money comes back once.
import type { Refusal } from '../../contract/refusals.ts'
import type { Shelf } from '../storage/shelf.ts'
import { watched, type Watched } from '../watched.ts'
import { judge } from './judge.ts'
import type { PurchaseAnswer, UnfinishedPurchase } from './unfinished-purchase.ts'
import { waitBeforeNextMs } from './wait-before-next.ts'

export type OutcomeOf<Answer> = { answer: Answer } | { refusal: Refusal }
export type Outcome = OutcomeOf<PurchaseAnswer>

/** What is kept and sent: a purchase, or a return. */
export type Unfinished = { id: string; tillId: string; body: object }

/** One that is being asked for. `silences` counts how often no answer came. */
export type WaitingOf<Item> = Item & { silences: number; isFromBefore: boolean }
export type Waiting = WaitingOf<UnfinishedPurchase>

/** With this many unsettled the till sells nothing more: something is wrong that a person must look at. */
export const MOST_WAITING = 20

export type Outbox<Item extends Unfinished = UnfinishedPurchase, Answer = PurchaseAnswer> = {
  waiting: Watched<readonly WaitingOf<Item>[]>
  /** Keeps it, sends it, and answers when the server has decided. Throws, with nothing sent, when it cannot be kept. */
  ask: (item: Item) => Promise<OutcomeOf<Answer>>
  /** Takes up what was left unfinished when the till last stopped; each is settled on its own. */
  takeUp: (onSettled: (item: Item, outcome: OutcomeOf<Answer>) => void) => Promise<Item[]>
  /** Asks at once for what is waiting, such as when the network is back. */
  askNow: () => void
  /** Stops asking; what is unfinished stays on the device. */
  stop: () => void
}

type Needs<Item extends Unfinished, Answer> = {
  /** Which till this is. What another till left on this device waits until the device is that till again. */
  tillId: string
  shelf: Shelf<Item>
  send: (body: Item['body']) => Promise<Answer>
  onLockedOut?: () => void
  /** How long to wait after a number of silences; given in tests. */
  waitMs?: (silences: number) => number
}

export function createOutbox<Item extends Unfinished = UnfinishedPurchase, Answer = PurchaseAnswer>({
  tillId,
  shelf,
  send,
  onLockedOut,
  waitMs = waitBeforeNextMs,
}: Needs<Item, Answer>): Outbox<Item, Answer> {
  const waiting = watched<readonly WaitingOf<Item>[]>([])
  const wakers = new Set<() => void>()
  let isStopped = false

  const note = (item: WaitingOf<Item>) => waiting.set([...waiting.read().filter(({ id }) => id !== item.id), item].toSorted(byAge))
  const forget = (id: string) => waiting.set(waiting.read().filter((each) => each.id !== id))

  async function ask(item: Item): Promise<OutcomeOf<Answer>> {
    await shelf.keep(item.id, item)
    return askUntilSettled(item, false)
  }

  async function askUntilSettled(item: Item, isFromBefore: boolean): Promise<OutcomeOf<Answer>> {
    let silences = 0
    // Without end on purpose: whoever gives up here no longer knows whether a pupil has paid. The waits have a limit instead.
    while (!isStopped) {
      note({ ...item, silences, isFromBefore })
      const outcome = await askOnce(item, isFromBefore || silences > 0)
      if (outcome !== undefined) {
        forget(item.id)
        // The answer is worth more than a tidy shelf: should this fail, the next start asks again and hears the same.
        void shelf.remove(item.id).catch(() => undefined)
        return outcome
      }
      silences += 1
      note({ ...item, silences, isFromBefore })
      await pause(waitMs(silences))
    }
    return new Promise(() => {})
  }

  async function askOnce(item: Item, mayHaveArrivedBefore: boolean): Promise<OutcomeOf<Answer> | undefined> {
    try {
      return { answer: await send(item.body) }
    } catch (error) {
      const judgement = judge(error, { mayHaveArrivedBefore })
      if (judgement.is === 'refused') return { refusal: judgement.refusal }
      if (judgement.is === 'locked_out') onLockedOut?.()
      return undefined
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(wake, ms)
      function wake() {
        clearTimeout(timer)
        wakers.delete(wake)
        resolve()
      }
      wakers.add(wake)
    })
  }

  return {
    waiting,
    ask,
    takeUp: async (onSettled) => {
      const left = (await shelf.readAll()).filter((item) => item.tillId === tillId).toSorted(byAge)
      for (const item of left) void askUntilSettled(item, true).then((outcome) => onSettled(item, outcome))
      return left
    },
    askNow: () => {
      for (const wake of wakers) wake()
    },
    stop: () => {
      isStopped = true
      for (const wake of wakers) wake()
    },
  }
}

/** Ids are ordered by the time they were made. */
const byAge = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)
