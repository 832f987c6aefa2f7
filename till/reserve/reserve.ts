// Sells without a network: decides by the signed list and the rules that the server holds it against later, and keeps each
// sale as a record that follows from the one before it.
import { newId } from '../../contract/ids.ts'
import { type Refusal, type RefusalCode, refusals } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { ApiRefusal } from '../../kit/api.ts'
import { aloneReceipt } from '../../rules/alone-receipt.ts'
import { readCode } from '../../rules/card-codes.ts'
import { isWithin } from '../../rules/age-limits.ts'
import { refuseAlone } from '../../rules/alone-limits.ts'
import { type AdultsWord, permittedBy, type ProductStops, refuseStops } from '../../rules/hard-stops.ts'
import { isWithinOpenPrice } from '../../rules/open-price.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { questionOf, stepsOfGrace } from '../../rules/phone-codes.ts'
import { type ReserveBounds, refuseReserveSale } from '../../rules/reserve-limits.ts'
import { hashOfListed, type ListStamp, readListedCard, readStamp, textOfCards } from '../../rules/reserve-list.ts'
import { aloneNumber, NO_RECORD_BEFORE, type ReserveRecord, textForPrint, textForProof, writeRecord } from '../../rules/reserve-records.ts'
import type { Catalogue } from '../contact/catalogue.ts'
import type { KnownCards } from '../cards/known-cards.ts'
import { canHash, tillHash } from '../cards/till-hash.ts'
import type { PurchaseBody } from '../outbox/unfinished-purchase.ts'
import { THE_ONE } from '../storage/device.ts'
import { watched, type Watched } from '../watched.ts'
import { hashInHex, isSignedByServer, makeDeviceKey, openHolder, proofOf, signText } from './crypto.ts'
import type { HandIn } from './hand-in.ts'
import { type KeptDevice, type KeptRecord, keyOfRecord, MOST_PRINTS, type ReserveShelves } from './kept.ts'
import { isWaiting, waitingOf } from './waiting.ts'

export type AloneAnswer = { purchaseId: string; firstName: string; totalOre: number }
export type AloneOutcome = { answer: AloneAnswer } | { refusal: Refusal }

/** `words`: what an adult let go on of it, as the server has confirmed. */
export type AloneSale = { replaces: string | null; shownAtMs: number; words?: readonly AdultsWord[] }

export type Reserve = {
  /** What the till may sell by while it is alone; null while it may not. */
  bounds: Watched<ReserveBounds | null>
  /** Sells; throws when the device cannot keep it, and then it was not sold. */
  sell: (body: PurchaseBody, sale: AloneSale) => Promise<AloneOutcome>
  hasReplaced: (purchaseId: string) => boolean
  /** Counts that the receipt of a sale that waits is about to be printed; the same id again is the same print. @throws Refused */
  notePrint: (recordId: string, printId: string) => Promise<{ isCopy: boolean }>
  /** Registers the device once, and fetches the list. */
  refresh: () => Promise<void>
  load: () => Promise<void>
  /** This device is no till any more: the list goes, what was sold stays. */
  forget: () => Promise<void>
}

type Needs = {
  till: { schoolId: number; tillId: string }
  shelves: ReserveShelves
  handIn: HandIn
  cards: Pick<KnownCards, 'judge'>
  /** What is sold and by whom, as the device knows it. */
  catalogue: () => Catalogue | null
  register: (body: RouteBody<'POST /api/till/reserve-devices'>) => Promise<RouteReply<'POST /api/till/reserve-devices'>>
  fetchList: (version: string | undefined) => Promise<RouteReply<'GET /api/till/reserve-list'>>
  /** The device's clock, and what to add to it when the server has told its time in this sitting. */
  deviceNowMs?: () => number
  clock: () => { offsetMs: number; isSet: boolean }
  /** What the device knows of a product; what it does not know, nobody has confirmed. */
  product: (productId: string) => ProductStops | undefined
  /** May whoever is signed in sell what has an age limit? */
  isSellerOfAge?: () => boolean
}

export function createReserve({
  till,
  shelves,
  handIn,
  cards,
  catalogue,
  register,
  fetchList,
  deviceNowMs = Date.now,
  clock,
  product,
  isSellerOfAge = () => true,
}: Needs): Reserve {
  const { schoolId, tillId } = till
  const bounds = watched<ReserveBounds | null>(null)
  let device: KeptDevice | undefined
  let stamp: ListStamp | undefined
  let listed = new Map<string, string>()
  let keptOffsetMs = 0
  let last: Promise<unknown> = Promise.resolve()
  let isForgotten = false

  // A device whose clock went back still sells one sale after the other, and never before its list was made.
  function nowMs(): number {
    const { offsetMs, isSet } = clock()
    const now = deviceNowMs() + (isSet ? offsetMs : keptOffsetMs)
    return Math.max(now, device?.lastAtMs ?? 0, stamp ? Date.parse(stamp.madeAt) : 0)
  }

  function have(found: ListStamp, texts: readonly string[]): void {
    stamp = found
    listed = new Map(texts.map((text) => [hashOfListed(text), text]))
    bounds.set(found.bounds.isOn && device !== undefined && device.registerId !== null && device.stop === null ? found.bounds : null)
  }

  async function load(): Promise<void> {
    const [keptDevice, keptList] = [await shelves.device.read(THE_ONE), await shelves.list.read(THE_ONE)]
    // Another till's device is none of this one's: its records are handed in all the same.
    if (keptDevice?.schoolId === schoolId && keptDevice.tillId === tillId) device = keptDevice
    if (!keptList || keptList.tillId !== tillId || !device?.serverKey) return
    const read = await checkedStamp(keptList.stamp, device.serverKey)
    if (!read || (await hashInHex(textOfCards(keptList.cards))) !== read.version) return
    keptOffsetMs = keptList.clockOffsetMs
    have(read, keptList.cards)
  }

  async function checkedStamp(signed: { text: string; signature: string }, serverKey: string): Promise<ListStamp | null> {
    if (!(await isSignedByServer(serverKey, signed))) return null
    const read = readStamp(signed.text)
    return read?.tillId === tillId && read.schoolId === schoolId ? read : null
  }

  async function registered(): Promise<KeptDevice> {
    if (device !== undefined && device.registerId !== null && device.stop === null) return device
    const made: KeptDevice =
      device && device.stop === null
        ? device
        : {
            ...(await makeDeviceKey()),
            deviceId: newId(nowMs()),
            schoolId,
            tillId,
            registerId: null,
            serverKey: null,
            lastSequence: 0,
            lastHash: NO_RECORD_BEFORE,
            lastAtMs: 0,
            stop: null,
          }
    // Kept before it is sent: whatever is lost on the way, the same key is registered again.
    await shelves.device.keep(THE_ONE, made)
    const { registerId, serverKey } = await register({ deviceId: made.deviceId, publicKey: made.publicKey })
    const whole = { ...made, registerId, serverKey }
    await shelves.device.keep(THE_ONE, whole)
    device = whole
    return whole
  }

  async function refresh(): Promise<void> {
    if (!canHash() || isForgotten) return
    const { serverKey } = await registered()
    const { stamp: signed, cards: texts } = await fetchList(stamp?.version)
    const read = serverKey === null ? null : await checkedStamp(signed, serverKey)
    const all = texts ?? [...listed.values()]
    if (!read || (await hashInHex(textOfCards(all))) !== read.version || isForgotten) return
    have(read, all)
    keptOffsetMs = clock().offsetMs
    await shelves.list.keep(THE_ONE, { tillId, stamp: signed, cards: all, clockOffsetMs: keptOffsetMs })
  }

  const mine = (): readonly KeptRecord[] => handIn.state.read().records.filter(({ deviceId }) => deviceId === device?.deviceId)

  function cardFacts(hash: string, now: number) {
    const card = readListedCard(listed.get(hash) ?? '')
    if (!card || !stamp) return null
    const { date } = norwegianTime(new Date(now))
    const own = mine().filter(({ cardHash }) => cardHash === hash)
    const today = own.filter(({ happenedAt }) => norwegianTime(new Date(happenedAt)).date === date)
    const since = own.filter(({ happenedAt }) => happenedAt >= (stamp as ListStamp).madeAt)
    return {
      sealedName: card.sealedName,
      allowanceOre: card.allowanceOre,
      soldSinceListOre: sumOf(since),
      soldTodayOre: sumOf(today),
      soldTodayCount: today.length,
    }
  }

  async function sellNow(body: PurchaseBody, { replaces, shownAtMs, words = [] }: AloneSale): Promise<AloneOutcome> {
    const read = readCode(body.code)
    if (!device || !stamp || !read) return { refusal: { code: stamp ? 'offline_card_unknown' : 'offline_list_too_old' } }
    const now = nowMs()
    // The till’s two registers are closed together, and a day that has its report gets no more sales.
    if (isOverOn(catalogue()?.overDay ?? null, now)) return { refusal: { code: 'day_is_over' } }
    const verdict = await cards.judge(body.code, { nowMs: shownAtMs, isClockSet: true, isInContact: false, isFollowing: false })
    if ('refusal' in verdict) return verdict
    if (read.kind === 'phone' && !verdict.isGenuine) return { refusal: { code: 'offline_card_unknown' } }
    const hash = await tillHash(schoolId, read.credentialId)
    const card = cardFacts(hash, now)
    const refusal = refuseReserveSale(body.totalOre, {
      bounds: stamp.bounds,
      nowMs: now,
      listMadeAtMs: Date.parse(stamp.madeAt),
      waiting: waitingOf(handIn.state.read()),
      card,
    })
    if (refusal !== null || card === null) return { refusal: refusal ?? { code: 'offline_card_unknown' } }
    const holder = await openHolder({ schoolId, credentialId: read.credentialId, sealedName: card.sealedName, products: stamp.products })
    // Sealed by another version: what stops is not known, so nothing is sold by it.
    if (holder === null) return { refusal: { code: 'offline_list_too_old' } }
    const { firstName, allergies, age, limits } = holder
    const outside = outsidePrice(body.lines, catalogue()?.products ?? [])
    if (outside !== null) return { refusal: outside }
    const { isPermitted, used } = permittedBy(words)
    const stop = refuseStops(body.lines, {
      product,
      buyer: { firstName, allergies, hasReached: (limit) => isWithin(age, limit) },
      isPermitted,
      isSellerOfAge: isSellerOfAge(),
    })
    if (stop !== null) return { refusal: { ...stop, facts: { ...stop.facts, isAlone: true } } }
    const limited = refuseAlone(body, limits, {
      time: norwegianTime(new Date(now)).time.slice(0, 5),
      known: stamp.products,
      nameOf: (productId) => catalogue()?.products.find((each) => each.productId === productId)?.name,
    })
    if (limited !== null) return { refusal: limited }
    const sequence = device.lastSequence + 1
    const step = read.kind === 'phone' ? (questionOf(read, { nowMs: shownAtMs, grace: stepsOfGrace.offline })?.step ?? null) : null
    const sale = { deviceId: device.deviceId, sequence, id: body.id, totalOre: body.totalOre }
    const record: ReserveRecord = {
      ...sale,
      previous: device.lastHash,
      happenedAt: new Date(now).toISOString(),
      list: { version: stamp.version, madeAt: stamp.madeAt, mark: stamp.mark },
      card: { hash, proof: await proofOf(read.credentialId, textForProof(sale)), step, mac: read.kind === 'phone' ? read.mac : null },
      lines: body.lines,
      replaces,
      cashierId: body.cashierId ?? null,
      overrideIds: [...used].map(({ overrideId }) => overrideId),
    }
    await keep(device, record, { hash, now })
    return {
      answer: {
        purchaseId: body.id,
        firstName,
        totalOre: body.totalOre,
      },
    }
  }

  async function keep(from: KeptDevice, record: ReserveRecord, { hash, now }: { hash: string; now: number }): Promise<void> {
    const text = writeRecord(record)
    const { sequence, id, happenedAt, totalOre, replaces } = record
    const kept: KeptRecord = {
      deviceId: from.deviceId,
      schoolId,
      sequence,
      id,
      text,
      signature: await signText(from.key, text),
      totalOre,
      cardHash: hash,
      happenedAt,
      replaces,
      outcome: null,
      notes: [],
      receipt: receiptOf(from, record, now),
      prints: [],
    }
    const after = { ...from, lastSequence: sequence, lastHash: await hashInHex(text), lastAtMs: now }
    await shelves.keepSale(kept, after)
    device = after
    handIn.add(kept)
  }

  function receiptOf({ deviceId, registerId }: KeptDevice, { sequence, lines, cashierId }: ReserveRecord, now: number): KeptRecord['receipt'] {
    const known = catalogue()
    if (known === null || registerId === null) return null
    return aloneReceipt({ lines, happenedAt: new Date(now), registerId, aloneNumber: aloneNumber({ deviceId, sequence }), cashierId }, known)
  }

  async function notePrintNow(recordId: string, printId: string): Promise<{ isCopy: boolean }> {
    const record = handIn.state.read().records.find(({ id }) => id === recordId)
    const prints = record?.prints ?? []
    const place = prints.findIndex((print) => print.printId === printId)
    if (place >= 0) return { isCopy: place > 0 }
    if (prints.length >= MOST_PRINTS) throw refusedHere('receipt_copied_before')
    // What is handed in is printed by the server's count, and a key that is gone signs nothing.
    if (!record || !device || record.deviceId !== device.deviceId || !isWaiting(record)) throw refusedHere('receipt_waits')
    const printedAt = new Date(nowMs()).toISOString()
    const signature = await signText(device.key, textForPrint({ deviceId: device.deviceId, recordId, printId, printedAt }))
    const counted = { ...record, prints: [...prints, { printId, printedAt, signature, isTold: false }] }
    // Kept before it is printed: a device that dies in between has counted it.
    await shelves.records.keep(keyOfRecord(record), counted)
    handIn.add(counted)
    return { isCopy: prints.length > 0 }
  }

  // What the server will not take from this device, it will not take from its next sale either.
  handIn.state.subscribe(() => {
    const stop = device && handIn.state.read().stops[device.deviceId]
    if (!stop || !device || device.stop === stop) return
    device = { ...device, stop }
    bounds.set(null)
    void shelves.device.keep(THE_ONE, device).catch(() => undefined)
  })

  return {
    bounds,
    load,
    refresh,
    sell: (body, sale) => {
      const sold = last.then(() => sellNow(body, sale))
      last = sold.catch(() => undefined)
      return sold
    },
    notePrint: (recordId, printId) => {
      const noted = last.then(() => notePrintNow(recordId, printId))
      last = noted.catch(() => undefined)
      return noted
    },
    hasReplaced: (purchaseId) => handIn.state.read().records.some(({ replaces }) => replaces === purchaseId),
    forget: async () => {
      isForgotten = true
      bounds.set(null)
      stamp = undefined
      listed = new Map()
      await shelves.list.remove(THE_ONE).catch(() => undefined)
    },
  }
}

const isOverOn = (overDay: string | null, nowMs: number) => overDay !== null && norwegianTime(new Date(nowMs)).date <= overDay

/** A price that was said, and that the office does not allow as far as the device knows. */
function outsidePrice(lines: PurchaseBody['lines'], products: Catalogue['products']): Refusal | null {
  for (const { productId, unitPriceOre } of lines) {
    const product = products.find((each) => each.productId === productId)
    if (product?.openPrice && !isWithinOpenPrice(product.openPrice, unitPriceOre))
      return { code: 'price_out_of_bounds', facts: { productId, name: product.name, ...product.openPrice } }
  }
  return null
}

/** What the server would have said, said by the device. */
const refusedHere = (code: RefusalCode) => new ApiRefusal({ code, status: refusals[code].status, facts: {}, incident: undefined })

const sumOf = (records: readonly KeptRecord[]) => records.reduce((sum, { totalOre }) => sum + totalOre, 0)
