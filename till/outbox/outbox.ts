// Guards that a sale is charged once, whatever happens to the network or the device: the purchase gets its id and is
// kept on the device before it is first sent, and the very same id and body is sent until the server has decided.
import type { Refusal } from '../../contract/refusals.ts'
import type { Shelf } from '../storage/shelf.ts'
import { watched, type Watched } from '../watched.ts'
import { judge } from './judge.ts'
import type { PurchaseAnswer, PurchaseBody, UnfinishedPurchase } from './unfinished-purchase.ts'
import { waitBeforeNextMs } from './wait-before-next.ts'

export type Outcome = { answer: PurchaseAnswer } | { refusal: Refusal }

/** A purchase that is being asked for. `silences` counts how often no answer came. */
export type Waiting = UnfinishedPurchase & { silences: number; isFromBefore: boolean }

/** With this many unsettled the till sells nothing more: something is wrong that a person must look at. */
export const MOST_WAITING = 20

export type Outbox = {
  waiting: Watched<readonly Waiting[]>
  /** Keeps the purchase, sends it, and answers when the server has decided. Throws, with nothing sent, when it cannot be kept. */
  sell: (purchase: UnfinishedPurchase) => Promise<Outcome>
  /** Takes up the purchases that were left unfinished when the till last stopped; each is settled on its own. */
  takeUp: (onSettled: (purchase: UnfinishedPurchase, outcome: Outcome) => void) => Promise<UnfinishedPurchase[]>
  /** Asks at once for what is waiting, such as when the network is back. */
  askNow: () => void
  /** Stops asking; what is unfinished stays on the device. */
  stop: () => void
}

type Needs = {
  /** Which till this is. What another till left on this device waits until the device is that till again. */
  tillId: string
  shelf: Shelf<UnfinishedPurchase>
  send: (body: PurchaseBody) => Promise<PurchaseAnswer>
  onLockedOut?: () => void
  /** How long to wait after a number of silences; given in tests. */
  waitMs?: (silences: number) => number
}

export function createOutbox({ tillId, shelf, send, onLockedOut, waitMs = waitBeforeNextMs }: Needs): Outbox {
  const waiting = watched<readonly Waiting[]>([])
  const wakers = new Set<() => void>()
  let isStopped = false

  const note = (purchase: Waiting) => waiting.set([...waiting.read().filter(({ id }) => id !== purchase.id), purchase].toSorted(byAge))
  const forget = (id: string) => waiting.set(waiting.read().filter((each) => each.id !== id))

  async function sell(purchase: UnfinishedPurchase): Promise<Outcome> {
    await shelf.keep(purchase.id, purchase)
    return askUntilSettled(purchase, false)
  }

  async function askUntilSettled(purchase: UnfinishedPurchase, isFromBefore: boolean): Promise<Outcome> {
    let silences = 0
    // Without end on purpose: whoever gives up here no longer knows whether a pupil has paid. The waits have a limit instead.
    while (!isStopped) {
      note({ ...purchase, silences, isFromBefore })
      const outcome = await askOnce(purchase, isFromBefore || silences > 0)
      if (outcome !== undefined) {
        forget(purchase.id)
        // The answer is worth more than a tidy shelf: should this fail, the next start asks again and hears the same.
        void shelf.remove(purchase.id).catch(() => undefined)
        return outcome
      }
      silences += 1
      note({ ...purchase, silences, isFromBefore })
      await pause(waitMs(silences))
    }
    return new Promise(() => {})
  }

  async function askOnce(purchase: UnfinishedPurchase, mayHaveArrivedBefore: boolean): Promise<Outcome | undefined> {
    try {
      return { answer: await send(purchase.body) }
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
    sell,
    takeUp: async (onSettled) => {
      const left = (await shelf.readAll()).filter((purchase) => purchase.tillId === tillId).toSorted(byAge)
      for (const purchase of left) void askUntilSettled(purchase, true).then((outcome) => onSettled(purchase, outcome))
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
