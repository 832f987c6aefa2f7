// Carries a sale out: keeps time for it, has asked what it wants asked (ask-for-sale.ts), sounds its outcome. What happens is
// decided in sale.ts and paying.ts.
import { newId } from '../../contract/ids.ts'
import type { Refusal } from '../../contract/refusals.ts'
import { type Basket, type Goods, sumOre, withPricesOf } from '../basket/basket.ts'
import type { AdultsWord } from '../../rules/hard-stops.ts'
import type { Divided } from '../parked/divide.ts'
import type { Parking } from '../parked/parking.ts'
import type { Reserve } from '../reserve/reserve.ts'
import type { ContactKeeper } from '../contact/contact.ts'
import type { Happening } from '../journal/teller.ts'
import { MOST_WAITING, type Outbox } from '../outbox/outbox.ts'
import { keepAdultsWords } from '../stops/adults-words.ts'
import { watched, type Watched } from '../watched.ts'
import { keepLateAnswers, type SettledLate } from './late-answers.ts'
import { askForSale, cardOf } from './ask-for-sale.ts'
import * as paying from './paying.ts'
import * as steps from './sale.ts'

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
  const late = keepLateAnswers(nowMs)
  const words = keepAdultsWords(nowMs)
  const asking = askForSale({ sale, become, outbox, keeper, alone, onPaid, isTraining, words, late, nowMs })
  /** When the sale that is being asked for began. */
  let begunAtMs = 0
  let clock: ReturnType<typeof setTimeout> | undefined

  function become(next: steps.Sale): void {
    const before = sale.read()
    if (next === before) return
    sale.set(next)
    wind(next)
    if (next.moment === before.moment) return
    if (next.moment.at === 'asking' && before.moment.at !== 'asking')
      void (next.moment.isAlone ? asking.sellAlone(next.moment.purchase, null) : asking.send(next.moment.purchase))
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

  async function updatePrices(): Promise<void> {
    await keeper.ask()
    become(paying.pricesArrived(sale.read(), keeper.contact.read().catalogue?.products ?? []))
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
    if (!steps.isBusy(now())) become(paying.refusedHere(now(), refusal))
  }

  const goOn = () => {
    begunAtMs = nowMs()
    become(paying.payPressed(steps.dismissed(now()), means()))
  }

  return {
    sale,
    settledLate: late.settled,
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
      become(paying.codeRead(now(), read, { nowMs: nowMs(), ...means() }))
    },
    readForeignCode: () => refuse({ code: 'card_unreadable' }),
    refuse,
    pay: () => {
      if (!steps.isBusy(now())) begunAtMs = nowMs()
      become(paying.payPressed(now(), means()))
    },
    dropCode: () => become(steps.codeDropped(now())),
    dismiss: () => become(steps.dismissed(now())),
    setAside: () => {
      late.goOn()
      words.forget(cardOf(now()))
      become(steps.setAside(now()))
    },
    sellAnew: () => {
      const { moment } = now()
      if (moment.at !== 'asking' || moment.isAlone || isTraining()) return
      const { newPurchaseId, madeAt } = means()
      begunAtMs = nowMs()
      become(paying.soldAnew(now(), { id: newPurchaseId(), madeAt }))
      const anew = sale.read().moment
      if (anew.at === 'asking' && anew.isAlone) void asking.sellAlone(anew.purchase, moment.purchase)
    },
    goOn,
    letGo: (word) => {
      words.add(word)
      goOn()
    },
    removeProduct: (productId) => change('line_corrected', steps.takenOut(now(), [productId])),
    takeOut: (productIds) => change('line_corrected', steps.takenOut(steps.dismissed(now()), productIds)),
    seeSettled: late.see,
    contactCameBack: () => become(steps.contactCameBack(now())),
    cameBack: (purchaseId, basket) => {
      const sale = paying.cameBack(now(), purchaseId)
      become(basket === null ? sale : steps.standsReady(sale, withPricesOf(basket, keeper.contact.read().catalogue?.products ?? [])))
    },
    catchUp: async () => {
      const left = await outbox.takeUp(asking.noteLate)
      if (left.length === 0) return
      late.awaitAll(left.map(({ id }) => id))
      become({ ...steps.noSale, moment: { at: 'catching_up' } })
    },
    stop: () => {
      clearTimeout(clock)
      outbox.stop()
    },
  }
}
