// Asks what a sale wants asked, at the server or of the device's own records, and tells the sale how it went.
import type { ContactKeeper } from '../contact/contact.ts'
import type { Outbox, Outcome } from '../outbox/outbox.ts'
import type { UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import type { Reserve } from '../reserve/reserve.ts'
import type { AdultsWords } from '../stops/adults-words.ts'
import type { Watched } from '../watched.ts'
import type { LateAnswers } from './late-answers.ts'
import * as paying from './paying.ts'
import { noSale, type Sale } from './sale.ts'

export type AskForSale = {
  /** Asks the server, and says so when it is slow. */
  send: (purchase: UnfinishedPurchase) => Promise<void>
  /** Sells by the device; `replaces` is the purchase whose outcome nobody knows. */
  sellAlone: (purchase: UnfinishedPurchase, replaces: UnfinishedPurchase | null) => Promise<void>
  /** An answer for which nobody waits any more. */
  noteLate: (purchase: UnfinishedPurchase, outcome: Outcome) => void
}

type Needs = {
  sale: Pick<Watched<Sale>, 'read'>
  become: (next: Sale) => void
  outbox: Outbox
  keeper: ContactKeeper
  alone: () => Pick<Reserve, 'sell' | 'hasReplaced'> | null
  onPaid: ((code: string) => void) | undefined
  isTraining: () => boolean
  words: AdultsWords
  late: LateAnswers
  nowMs: () => number
}

const SLOW_AFTER_MS = 1_200

export function askForSale({ sale, become, outbox, keeper, alone, onPaid, isTraining, words, late, nowMs }: Needs): AskForSale {
  async function send(purchase: UnfinishedPurchase): Promise<void> {
    const slow = setTimeout(() => become(paying.becameSlow(sale.read(), purchase.id)), SLOW_AFTER_MS)
    try {
      finish(purchase, await outbox.ask(purchase))
    } catch {
      become(paying.couldNotBeKept(sale.read(), purchase.id))
    } finally {
      clearTimeout(slow)
    }
  }

  async function sellAlone(purchase: UnfinishedPurchase, replaces: UnfinishedPurchase | null): Promise<void> {
    const shownAtMs = Date.parse((replaces ?? purchase).madeAt) + keeper.contact.read().clockOffsetMs
    try {
      const outcome = await alone()?.sell(purchase.body, { replaces: replaces?.id ?? null, shownAtMs, words: words.of(cardOf(sale.read())) })
      if (outcome === undefined) return become(paying.couldNotBeKept(sale.read(), purchase.id))
      if ('refusal' in outcome) return become(paying.wasRefused(sale.read(), purchase.id, outcome.refusal))
      onPaid?.(purchase.body.code)
      words.forget(cardOf(sale.read()))
      become(paying.wasSoldAlone(sale.read(), outcome.answer, nowMs()))
    } catch {
      become(paying.couldNotBeKept(sale.read(), purchase.id))
    }
  }

  function finish(purchase: UnfinishedPurchase, outcome: Outcome): void {
    const { moment } = sale.read()
    if (moment.at !== 'asking' || moment.purchase.id !== purchase.id) return noteLate(purchase, outcome)
    if ('answer' in outcome && !isTraining()) onPaid?.(purchase.body.code)
    if ('answer' in outcome) words.forget(cardOf(sale.read()))
    become('answer' in outcome ? paying.wasApproved(sale.read(), outcome.answer, nowMs()) : paying.wasRefused(sale.read(), purchase.id, outcome.refusal))
    // What was only practised cannot be undone, and is no slip when it is practised again.
    if (isTraining()) become(paying.cameBack(sale.read(), purchase.id))
  }

  function noteLate(purchase: UnfinishedPurchase, outcome: Outcome): void {
    if ('answer' in outcome) onPaid?.(purchase.body.code)
    // It was sold anew; whichever of the two counts, it is charged once, and there is nothing to see.
    if (alone()?.hasReplaced(purchase.id) === true) return caughtUp(purchase.id)
    late.note(purchase, outcome)
    caughtUp(purchase.id)
  }

  function caughtUp(purchaseId: string): void {
    if (late.settle(purchaseId) && sale.read().moment.at === 'catching_up') become(noSale)
  }

  return { send, sellAlone, noteLate }
}

/** The card that is asked for. */
export const cardOf = ({ moment }: Sale): string | null => (moment.at === 'asking' ? moment.credentialId : null)
