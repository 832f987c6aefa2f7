// Carries a sale out: keeps time for it, sends what it wants sent, sounds its outcome. What happens is decided in sale.ts.
import { newId } from '../../contract/ids.ts'
import type { Refusal } from '../../contract/refusals.ts'
import { type Basket, type Goods, sumOre, withPricesOf } from '../basket/basket.ts'
import { type AdultsWord, OVERRIDE_MINUTES } from '../../rules/hard-stops.ts'
import type { Divided } from '../parked/divide.ts'
import type { Parking } from '../parked/parking.ts'
import type { Reserve } from '../reserve/reserve.ts'
import type { ContactKeeper } from '../contact/contact.ts'
import type { Happening } from '../journal/teller.ts'
import { MOST_WAITING, type Outbox, type Outcome } from '../outbox/outbox.ts'
import type { UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import { watched, type Watched } from '../watched.ts'
import * as steps from './sale.ts'

/** A purchase that was settled after the till had gone on. Kept until somebody has seen it. */
export type SettledLate = { purchase: UnfinishedPurchase; outcome: Outcome; settledAt: string }

export type Seller = {
  sale: Watched<steps.Sale>
  settledLate: Watched<readonly SettledLate[]>
  tap: (goods: Goods) => void
  setQuantity: (line: { key: string; quantity: number }) => void
  /** Says something of a line; null takes it back. */
  setNote: (line: { key: string; note: string | null }) => void
  empty: () => void
  /** Sets the basket aside, for the next in the queue. */
  park: () => void
  /** Has a basket that was set aside back, where there is none; or `now` of it, while `rest` stays. */
  resume: (id: string, divided?: Divided) => void
  /** `readAtMs`: when the card was shown, where it was looked up since. */
  readCode: (read: steps.ReadCode & { readAtMs?: number }) => void
  readForeignCode: () => void
  /** The till itself refuses a card. */
  refuse: (refusal: Refusal) => void
  pay: () => void
  dropCode: () => void
  dismiss: () => void
  setAside: () => void
  /** Sells what nobody knows the outcome of anew, without a network. */
  sellAnew: () => void
  /** New prices were accepted, or there is contact again: pays if a code is held, else waits for one. */
  goOn: () => void
  /** An adult has let what was stopped go on, and the server knows: pays, or waits for the card again. */
  letGo: (word: AdultsWord & { credentialId: string }) => void
  removeProduct: (productId: string) => void
  /** Takes what was stopped out of the basket; the rest may be paid. */
  takeOut: (productIds: readonly string[]) => void
  seeSettled: () => void
  contactCameBack: () => void
  /** Some of this sale has come back; `basket`: the goods, where they were the wrong pupil's. */
  cameBack: (purchaseId: string, basket: Basket | null) => void
  /** Settles what was left from last time, before anything new is sold. */
  catchUp: () => Promise<void>
  stop: () => void
}

export type Sounds = { approved: () => void; refused: () => void }

type Needs = {
  tillId: string
  outbox: Outbox
  keeper: ContactKeeper
  sounds: Sounds
  /** Selling without a network; null while that is not possible. */
  alone?: () => Pick<Reserve, 'bounds' | 'sell' | 'hasReplaced'> | null
  /** A code has paid, now or as it turned out. */
  onPaid?: (code: string) => void
  /** Where baskets are set aside; without it there is no such thing. */
  parking?: Pick<Parking, 'isFull' | 'add' | 'take'>
  /** The law's journal has what was taken out of a basket or set aside, and sales that came to nothing. */
  onTakenOut?: (happening: Happening) => void
  /** Who is signed in; null where nobody has to be. */
  cashierId?: () => string | null
  /** A sale is approved on the screen, so long after its card was read, or was told to pay. */
  onQuick?: (sale: { way: 'connected' | 'alone'; begunAtMs: number }) => void
  /** What is sold is only practised. */
  isTraining?: () => boolean
  nowMs?: () => number
}

const SLOW_AFTER_MS = 1_200
const MOST_SETTLED_LATE = 20

export function createSeller({
  tillId,
  outbox,
  keeper,
  sounds,
  alone = () => null,
  onPaid,
  parking,
  onTakenOut = () => {},
  cashierId = () => null,
  onQuick,
  isTraining = () => false,
  nowMs = Date.now,
}: Needs): Seller {
  const sale = watched<steps.Sale>(steps.noSale)
  const settledLate = watched<readonly SettledLate[]>([])
  /** When the sale that is being asked for began. */
  let begunAtMs = 0
  /** What adults have let go on and no sale has used, so that it also goes on if the network does not. */
  let words: readonly (AdultsWord & { credentialId: string; untilMs: number })[] = []
  let clock: ReturnType<typeof setTimeout> | undefined
  /** The purchases of earlier, until they are settled or set aside. */
  let catchingUp: ReadonlySet<string> = new Set()

  function become(next: steps.Sale): void {
    const before = sale.read()
    if (next === before) return
    sale.set(next)
    wind(next)
    if (next.moment === before.moment) return
    if (next.moment.at === 'asking' && before.moment.at !== 'asking')
      void (next.moment.isAlone ? sellAlone(next.moment.purchase, null) : send(next.moment.purchase))
    if (next.moment.at === 'approved') {
      sounds.approved()
      if (before.moment.at === 'asking' && !isTraining()) onQuick?.({ way: before.moment.isAlone ? 'alone' : 'connected', begunAtMs })
    }
    if (['refused', 'no_contact', 'not_kept'].includes(next.moment.at) && before.moment.at !== next.moment.at) sounds.refused()
    if (next.moment.at === 'refused' && next.moment.isUpdating) void updatePrices()
  }

  function wind(next: steps.Sale): void {
    clearTimeout(clock)
    const at = steps.nextMomentOfTime(next)
    if (at !== null) clock = setTimeout(passTime, Math.max(0, at - nowMs()) + 5)
  }

  function passTime(): void {
    become(steps.timePassed(sale.read(), nowMs()))
    // A device whose clock was set back has not come so far yet: then it is waited for once more.
    const at = steps.nextMomentOfTime(sale.read())
    if (at !== null && at > nowMs()) wind(sale.read())
  }

  async function send(purchase: UnfinishedPurchase): Promise<void> {
    const slow = setTimeout(() => become(steps.becameSlow(sale.read(), purchase.id)), SLOW_AFTER_MS)
    try {
      finish(purchase, await outbox.ask(purchase))
    } catch {
      become(steps.couldNotBeKept(sale.read(), purchase.id))
    } finally {
      clearTimeout(slow)
    }
  }

  async function sellAlone(purchase: UnfinishedPurchase, replaces: UnfinishedPurchase | null): Promise<void> {
    const shownAtMs = Date.parse((replaces ?? purchase).madeAt) + keeper.contact.read().clockOffsetMs
    try {
      const outcome = await alone()?.sell(purchase.body, { replaces: replaces?.id ?? null, shownAtMs, words: wordsOf(sale.read()) })
      if (outcome === undefined) return become(steps.couldNotBeKept(sale.read(), purchase.id))
      if ('refusal' in outcome) return become(steps.wasRefused(sale.read(), purchase.id, outcome.refusal))
      onPaid?.(purchase.body.code)
      forgetWords()
      become(steps.wasSoldAlone(sale.read(), outcome.answer, nowMs()))
    } catch {
      become(steps.couldNotBeKept(sale.read(), purchase.id))
    }
  }

  const wordsOf = ({ moment }: steps.Sale) =>
    words.filter(({ credentialId, untilMs }) => moment.at === 'asking' && credentialId === moment.credentialId && nowMs() < untilMs)

  /** A word is for one sale: what is paid, or left to the background, takes it along. */
  function forgetWords(): void {
    const used = wordsOf(sale.read())
    words = words.filter((word) => !used.includes(word) && nowMs() < word.untilMs)
  }

  function finish(purchase: UnfinishedPurchase, outcome: Outcome): void {
    const { moment } = sale.read()
    if (moment.at !== 'asking' || moment.purchase.id !== purchase.id) return noteLate(purchase, outcome)
    if ('answer' in outcome && !isTraining()) onPaid?.(purchase.body.code)
    if ('answer' in outcome) forgetWords()
    become('answer' in outcome ? steps.wasApproved(sale.read(), outcome.answer, nowMs()) : steps.wasRefused(sale.read(), purchase.id, outcome.refusal))
    // What was only practised cannot be undone, and is no slip when it is practised again.
    if (isTraining()) become(steps.cameBack(sale.read(), purchase.id))
  }

  function noteLate(purchase: UnfinishedPurchase, outcome: Outcome): void {
    if ('answer' in outcome) onPaid?.(purchase.body.code)
    // It was sold anew; whichever of the two counts, it is charged once, and there is nothing to see.
    if (alone()?.hasReplaced(purchase.id) === true) return caughtUp(purchase.id)
    settledLate.set([{ purchase, outcome, settledAt: new Date(nowMs()).toISOString() }, ...settledLate.read()].slice(0, MOST_SETTLED_LATE))
    caughtUp(purchase.id)
  }

  function caughtUp(purchaseId: string): void {
    catchingUp = new Set([...catchingUp].filter((id) => id !== purchaseId))
    if (catchingUp.size === 0 && sale.read().moment.at === 'catching_up') become(steps.noSale)
  }

  async function updatePrices(): Promise<void> {
    await keeper.ask()
    become(steps.pricesArrived(sale.read(), keeper.contact.read().catalogue?.products ?? []))
  }

  const means = () => ({
    tillId,
    // An id carries its time; the server's clock is the one that counts.
    newPurchaseId: () => newId(nowMs() + keeper.contact.read().clockOffsetMs),
    madeAt: new Date(nowMs()).toISOString(),
    cashierId: cashierId(),
    isInContact: keeper.contact.read().link !== 'lost' && outbox.waiting.read().length < MOST_WAITING,
    // What is practised is nobody's sale, and never becomes one.
    mayAlone: !isTraining() && keeper.contact.read().link === 'lost' && (alone()?.bounds.read() ?? null) !== null,
  })

  // A device that slept has not kept time; what is over is over before anything else happens.
  const now = () => steps.timePassed(sale.read(), nowMs())

  /** A change of the basket by hand; less in it than before is told. */
  function change(kind: 'line_corrected' | 'sale_aborted', next: steps.Sale): void {
    const amountOre = sumOre(now().basket) - sumOre(next.basket)
    become(next)
    if (amountOre > 0 && !isTraining()) onTakenOut({ kind, amountOre })
  }

  const refuse = (refusal: Refusal) => {
    if (!steps.isBusy(now())) become(steps.refusedHere(now(), refusal))
  }

  const goOn = () => {
    begunAtMs = nowMs()
    become(steps.payPressed(steps.dismissed(now()), means()))
  }

  return {
    sale,
    settledLate,
    tap: (goods) => become(steps.tapped(now(), goods)),
    setQuantity: (line) => change('line_corrected', steps.quantitySet(now(), line)),
    setNote: (line) => become(steps.noteSaid(now(), line)),
    empty: () => change('sale_aborted', steps.emptied(now())),
    park: () => {
      const { basket, served } = now()
      if (parking === undefined || parking.isFull() || isTraining() || basket.length === 0 || steps.isBusy(now())) return
      parking.add(basket, served)
      become(steps.emptied(now()))
      onTakenOut({ kind: 'sale_parked', amountOre: sumOre(basket) })
    },
    resume: (id, divided) => {
      if (isTraining() || steps.isBusy(now()) || now().basket.length > 0) return
      const found = parking?.take(id, divided?.rest)
      if (found === undefined) return
      const { basket, served = null } = divided?.now ?? found
      become(steps.standsReady(now(), withPricesOf(basket, keeper.contact.read().catalogue?.products ?? []), served))
      onTakenOut({ kind: 'sale_resumed', amountOre: sumOre(basket) })
    },
    readCode: ({ readAtMs, ...read }) => {
      if (!steps.isBusy(now())) begunAtMs = readAtMs ?? nowMs()
      become(steps.codeRead(now(), read, { nowMs: nowMs(), ...means() }))
    },
    readForeignCode: () => refuse({ code: 'card_unreadable' }),
    refuse,
    pay: () => {
      if (!steps.isBusy(now())) begunAtMs = nowMs()
      become(steps.payPressed(now(), means()))
    },
    dropCode: () => become(steps.codeDropped(now())),
    dismiss: () => become(steps.dismissed(now())),
    setAside: () => {
      catchingUp = new Set()
      forgetWords()
      become(steps.setAside(now()))
    },
    sellAnew: () => {
      const { moment } = now()
      if (moment.at !== 'asking' || moment.isAlone || isTraining()) return
      const { newPurchaseId, madeAt } = means()
      begunAtMs = nowMs()
      become(steps.soldAnew(now(), { id: newPurchaseId(), madeAt }))
      const anew = sale.read().moment
      if (anew.at === 'asking' && anew.isAlone) void sellAlone(anew.purchase, moment.purchase)
    },
    goOn,
    letGo: (word) => {
      words = [...words, { ...word, untilMs: nowMs() + OVERRIDE_MINUTES * 60_000 }]
      goOn()
    },
    removeProduct: (productId) => change('line_corrected', steps.takenOut(now(), [productId])),
    takeOut: (productIds) => change('line_corrected', steps.takenOut(steps.dismissed(now()), productIds)),
    seeSettled: () => settledLate.set([]),
    contactCameBack: () => become(steps.contactCameBack(now())),
    cameBack: (purchaseId, basket) => {
      const sale = steps.cameBack(now(), purchaseId)
      become(basket === null ? sale : steps.standsReady(sale, withPricesOf(basket, keeper.contact.read().catalogue?.products ?? [])))
    },
    catchUp: async () => {
      const left = await outbox.takeUp(noteLate)
      if (left.length === 0) return
      catchingUp = new Set(left.map(({ id }) => id))
      become({ ...steps.noSale, moment: { at: 'catching_up' } })
    },
    stop: () => {
      clearTimeout(clock)
      outbox.stop()
    },
  }
}
