// Carries a return out the way a sale is: it gets its id and lies on the device before it is sent, and the same is asked for
// until the server has decided. One is on the screen at a time; those that were left for later are settled behind it.
import { newId } from '../../contract/ids.ts'
import type { Refusal } from '../../contract/refusals.ts'
import type { Basket } from '../basket/basket.ts'
import { createOutbox, type OutcomeOf, type WaitingOf } from '../outbox/outbox.ts'
import { openPanel } from '../panels.ts'
import type { Shelf } from '../storage/shelf.ts'
import { watched, type Watched } from '../watched.ts'
import type { ReturnAnswer, ReturnBody, UnfinishedReturn } from './unfinished-return.ts'

/** The sale that the panel is about. From the counter all of it comes back; from the list it is chosen what does. */
export type Subject = { purchaseId: string; firstName: string; from: 'list' } | { purchaseId: string; firstName: string; from: 'counter'; basket: Basket }

export type Returning =
  | { at: 'choosing' }
  /** It is with the server. */
  | { at: 'asking'; item: UnfinishedReturn }
  /** `isReady`: the goods were the wrong pupil's, and stand in the basket for the right one. */
  | { at: 'returned'; answer: ReturnAnswer; isReady: boolean }
  | { at: 'refused'; refusal: Refusal }
  /** There is no contact, or the device would not keep it: nothing was sent. */
  | { at: 'no_contact' }
  | { at: 'not_kept' }

export type SettledReturn = { item: UnfinishedReturn; outcome: OutcomeOf<ReturnAnswer>; settledAt: string }

export type Returner = {
  subject: Watched<Subject | null>
  returning: Watched<Returning>
  waiting: Watched<readonly WaitingOf<UnfinishedReturn>[]>
  /** Those that were settled after somebody had gone on. Kept until somebody has seen it. */
  settledLate: Watched<readonly SettledReturn[]>
  /** Opens the panel on a sale. */
  open: (subject: Subject) => void
  /** Gives back. `basket`: the goods, where they go to another pupil. */
  giveBack: (wish: Omit<ReturnBody, 'id'>, basket: Basket | null) => void
  /** Back to choosing, after a no. */
  tryAgain: () => void
  /** Leaves the panel; what has no answer yet is asked for behind it. */
  leave: () => void
  seeSettled: () => void
  askNow: () => void
  takeUp: () => Promise<void>
  stop: () => void
}

type Needs = {
  tillId: string
  shelf: Shelf<UnfinishedReturn>
  send: (body: ReturnBody) => Promise<ReturnAnswer>
  isInContact: () => boolean
  onReturned: (purchaseId: string, basket: Basket | null) => void
  onLockedOut?: () => void
  nowMs?: () => number
  /** How long to wait after a number of silences; given in tests. */
  waitMs?: (silences: number) => number
}

const MOST_SETTLED_LATE = 20

export function createReturner({ tillId, shelf, send, isInContact, onReturned, onLockedOut, nowMs = Date.now, waitMs }: Needs): Returner {
  const outbox = createOutbox<UnfinishedReturn, ReturnAnswer>({ tillId, shelf, send, ...(onLockedOut && { onLockedOut }), ...(waitMs && { waitMs }) })
  const subject = watched<Subject | null>(null)
  const returning = watched<Returning>({ at: 'choosing' })
  const settledLate = watched<readonly SettledReturn[]>([])

  const isOnScreen = ({ id }: UnfinishedReturn) => {
    const now = returning.read()
    // A card that is scanned closes whatever panel is open.
    return openPanel.read() === 'return' && now.at === 'asking' && now.item.id === id
  }

  function finish(item: UnfinishedReturn, outcome: OutcomeOf<ReturnAnswer>, basket: Basket | null): void {
    const isSeen = isOnScreen(item)
    // Goods that nobody waits for any more do not jump into a basket.
    if ('answer' in outcome) onReturned(item.body.purchaseId, isSeen ? basket : null)
    if (!isSeen) {
      settledLate.set([{ item, outcome, settledAt: new Date(nowMs()).toISOString() }, ...settledLate.read()].slice(0, MOST_SETTLED_LATE))
    } else if ('answer' in outcome) returning.set({ at: 'returned', answer: outcome.answer, isReady: basket !== null })
    else returning.set({ at: 'refused', refusal: outcome.refusal })
  }

  async function carryOut(item: UnfinishedReturn, basket: Basket | null): Promise<void> {
    try {
      finish(item, await outbox.ask(item), basket)
    } catch {
      if (isOnScreen(item)) returning.set({ at: 'not_kept' })
    }
  }

  return {
    subject,
    returning,
    waiting: outbox.waiting,
    settledLate,
    open: (wanted) => {
      subject.set(wanted)
      returning.set({ at: 'choosing' })
      openPanel.set('return')
    },
    giveBack: (wish, basket) => {
      if (returning.read().at === 'asking') return
      if (!isInContact()) return returning.set({ at: 'no_contact' })
      const id = newId(nowMs())
      const item: UnfinishedReturn = { id, tillId, body: { id, ...wish }, madeAt: new Date(nowMs()).toISOString() }
      returning.set({ at: 'asking', item })
      void carryOut(item, basket)
    },
    tryAgain: () => {
      if (returning.read().at !== 'asking') returning.set({ at: 'choosing' })
    },
    leave: () => {
      subject.set(null)
      returning.set({ at: 'choosing' })
      openPanel.set(null)
    },
    seeSettled: () => settledLate.set([]),
    askNow: outbox.askNow,
    takeUp: async () => void (await outbox.takeUp((item, outcome) => finish(item, outcome, null))),
    stop: outbox.stop,
  }
}
