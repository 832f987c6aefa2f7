// Puts the till together from what lies on the device, and takes it apart again.
// Stages: opening → not enrolled ⇄ open; or it cannot open at all, and says why.
import { newId } from '../../contract/ids.ts'
import { ApiRefusal, ApiUnreachable, call } from '../../kit/api.ts'
import { isSellerOfAge } from '../../rules/cashiers.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { type CardReader, readCards } from '../cards/card-reader.ts'
import { knowCards, type KnownCards } from '../cards/known-cards.ts'
import { type Cashiers, keepCashiers } from '../cashiers/cashiers.ts'
import { keepPins } from '../cashiers/pins.ts'
import type { Catalogue } from '../contact/catalogue.ts'
import { type ContactKeeper, keepContact } from '../contact/contact.ts'
import { type Enrolment, tillHeaders } from '../enrolment/enrolment.ts'
import { type Following, followServer } from '../live/follow-server.ts'
import { createTeller, type Teller } from '../journal/teller.ts'
import { createOutbox, type Outbox } from '../outbox/outbox.ts'
import type { PurchaseBody } from '../outbox/unfinished-purchase.ts'
import { createReturner, type Returner } from '../returns/returner.ts'
import type { ReturnBody } from '../returns/unfinished-return.ts'
import { keepParking, type Parking } from '../parked/parking.ts'
import { type PrintIds, createPrintIds } from '../receipts/unfinished-prints.ts'
import type { HandIn } from '../reserve/hand-in.ts'
import type { Alone } from '../reserve/open-reserve.ts'
import { createSeller, type Seller } from '../sale/seller.ts'
import { type Preferences, usualPreferences } from '../settings/preferences.ts'
import { createSounds } from '../sound/sound.ts'
import type { Speed } from '../speed/measure.ts'
import { askToBeKept, type Device, openDevice, THE_ONE } from '../storage/device.ts'
import { wayOfSales } from '../training/practise.ts'
import { watched, type Watched } from '../watched.ts'
import { beTheOnlyTill } from './be-the-only-till.ts'

export type OpenTill = {
  enrolment: Enrolment
  keeper: ContactKeeper
  outbox: Outbox
  seller: Seller
  cards: KnownCards
  reader: CardReader
  following: Following
  teller: Teller
  returner: Returner
  cashiers: Cashiers
  prints: PrintIds
  parking: Parking
  /** How quick it is; null until that is measured. */
  speed: Watched<Speed | null>
  /** Selling without a network; null until it is ready. */
  alone: Watched<Alone | null>
}

export type Stage =
  | { is: 'opening' }
  /** `why` when it was a till until now; `unfinished` counts the purchases it still has to ask about. */
  | { is: 'not_enrolled'; why: 'new' | 'closed'; unfinished: number }
  | { is: 'open'; till: OpenTill }
  | { is: 'open_elsewhere' }
  | { is: 'no_storage' }

export type TillApp = {
  stage: Watched<Stage>
  preferences: Watched<Preferences>
  /** Makes this window the till. Call it once the screen is there. */
  open: () => Promise<void>
  /** @throws what `call` throws when the code is refused */
  enrol: (code: string) => Promise<void>
  signOut: () => Promise<void>
  prefer: (change: Partial<Preferences>) => void
  wakeSound: () => void
  tryApprovedSound: () => void
}

/** What tells one build of the till from another: the name of its own script. */
const OWN_VERSION = (new URL(import.meta.url).pathname.split('/').at(-1) ?? '').slice(0, 60)

/** A purchase is asked for again soon, so one attempt need not wait long. */
const PURCHASE_TIMEOUT_MS = 6_000

export function createTillApp(): TillApp {
  const stage = watched<Stage>({ is: 'opening' })
  const preferences = watched<Preferences>(usualPreferences)
  const sounds = createSounds(() => preferences.read().isSoundOn)
  let device: Device | undefined
  let hasBegun = false
  let asking: { code: string; askedBy: string } | undefined

  async function open(): Promise<void> {
    if (hasBegun) return
    hasBegun = true
    if (!(await beTheOnlyTill())) return stage.set({ is: 'open_elsewhere' })
    try {
      device = await openDevice()
    } catch {
      return stage.set({ is: 'no_storage' })
    }
    preferences.set((await device.preferences.read(THE_ONE)) ?? usualPreferences)
    const enrolment = await device.enrolment.read(THE_ONE)
    if (enrolment === undefined) {
      // What it sold while it was a till is handed in all the same.
      void handIn().then(
        (left) => left.now(),
        () => undefined,
      )
      return stage.set({ is: 'not_enrolled', why: 'new', unfinished: await countUnfinished() })
    }
    await begin(enrolment)
  }

  let handingIn: Promise<HandIn> | undefined
  /** One for the device, whichever till it is. */
  function handIn(): Promise<HandIn> {
    handingIn ??= import('../reserve/open-reserve.ts').then(({ openHandIn }) => openHandIn(device as Device))
    return handingIn
  }

  async function begin(enrolment: Enrolment): Promise<void> {
    const opened = device
    if (opened === undefined) return
    const headers = tillHeaders(enrolment)
    const alone = watched<Alone | null>(null)
    const refreshAlone = async () =>
      alone
        .read()
        ?.reserve.refresh()
        .catch(() => undefined)
    const kept = await opened.catalogue.read(THE_ONE)
    const keeper = keepContact({
      kept: kept?.tillId === enrolment.tillId ? kept : null,
      fetchCatalogue: () => call('GET /api/till', { headers }),
      keepCatalogue: (catalogue: Catalogue) => opened.catalogue.keep(THE_ONE, catalogue),
      onClosed: () => void close(enrolment),
      isTold: () => following.line.state.read().is === 'open',
      onBack: () => {
        following.line.openNow()
        outbox.askNow()
        returner.askNow()
        teller.tellWaiting()
        speed.read()?.tell()
        cashiers.contactCameBack()
        seller.contactCameBack()
        void refreshAlone()
        alone.read()?.handIn.now()
      },
    })
    const heard = async <Answer>(asking: Promise<Answer>): Promise<Answer> => {
      try {
        const answer = await asking
        keeper.heard()
        return answer
      } catch (error) {
        // A refusal is an answer too.
        if (error instanceof ApiRefusal) keeper.heard()
        else keeper.missed()
        throw error
      }
    }
    const outbox = createOutbox({
      tillId: enrolment.tillId,
      shelf: opened.unfinishedPurchases,
      send: (body: PurchaseBody) => heard(call('POST /api/purchases', { body, headers, timeoutMs: PURCHASE_TIMEOUT_MS })),
      onLockedOut: () => void close(enrolment),
    })
    const cards = knowCards({
      till: enrolment,
      device: opened,
      askStopped: (version) => call('GET /api/till/stopped-cards', { headers, query: version === undefined ? {} : { version } }),
      askPhoneKeys: (version) => call('GET /api/till/phone-keys', { headers, query: version === undefined ? {} : { version } }),
    })
    const serverNow = () => Date.now() + keeper.contact.read().clockOffsetMs
    const teller = createTeller({
      tillId: enrolment.tillId,
      shelf: opened.tellings,
      send: (events) => call('POST /api/till/events', { body: { events }, headers }),
      // The page is going: only what the browser promises to carry on by itself still gets out.
      sendLast: (events) => {
        void fetch('/api/till/events', {
          method: 'POST',
          keepalive: true,
          headers: { ...headers, 'content-type': 'application/json', 'x-kantinekort': '1' },
          body: JSON.stringify({ events }),
        }).catch(() => undefined)
      },
      nowMs: serverNow,
    })
    const cashiers = keepCashiers({
      tillId: enrolment.tillId,
      keeper,
      ask: {
        signIn: (body) => call('POST /api/till/cashier', { body, headers, timeoutMs: PURCHASE_TIMEOUT_MS }),
        supervise: (body) => call('POST /api/till/supervisor', { body, headers, timeoutMs: PURCHASE_TIMEOUT_MS }),
        signOut: () => call('DELETE /api/till/cashier', { headers, timeoutMs: PURCHASE_TIMEOUT_MS }),
        endSupervision: () => call('DELETE /api/till/supervisor', { headers, timeoutMs: PURCHASE_TIMEOUT_MS }),
      },
      pins: keepPins({ tillId: enrolment.tillId, shelves: opened.cashierPins }),
      shelf: opened.cashiers,
      today: () => norwegianTime(new Date(serverNow())).date,
      now: () => new Date(serverNow()).toISOString(),
      tell: teller.tell,
      isWaiting: () => outbox.waiting.read().length > 0,
    })
    outbox.waiting.subscribe(() => {
      if (outbox.waiting.read().length === 0 && keeper.contact.read().link === 'connected') cashiers.contactCameBack()
    })
    const isTraining = () => (keeper.contact.read().catalogue?.trainingDay ?? null) !== null
    const parking = keepParking({ tillId: enrolment.tillId, shelf: opened.parkedBaskets, nowMs: serverNow })
    const speed = watched<Speed | null>(null)
    const ofAge = () => {
      const { cashier, supervisor } = cashiers.present.read()
      return isSellerOfAge({ isYoung: cashier?.kind === 'young', supervisorId: supervisor?.cashierId ?? null })
    }
    const seller = createSeller({
      tillId: enrolment.tillId,
      outbox: wayOfSales(outbox, {
        isTraining,
        send: (body) => heard(call('POST /api/till/training-sales', { body, headers, timeoutMs: PURCHASE_TIMEOUT_MS })),
        onOver: () => void keeper.ask(),
      }),
      isTraining,
      cashierId: () => cashiers.present.read().cashier?.cashierId ?? null,
      keeper,
      sounds,
      alone: () => alone.read()?.reserve ?? null,
      onPaid: (code) => void cards.notePaid(code, serverNow()),
      parking,
      onTakenOut: teller.tell,
      // The next picture that the screen draws has «Godkjent» on it.
      onQuick: ({ way, begunAtMs }) => requestAnimationFrame(() => speed.read()?.note(way, Date.now() - begunAtMs)),
    })
    const returner = createReturner({
      tillId: enrolment.tillId,
      shelf: opened.unfinishedReturns,
      send: (body: ReturnBody) => heard(call('POST /api/till/returns', { body, headers, timeoutMs: PURCHASE_TIMEOUT_MS })),
      isInContact: () => keeper.contact.read().link !== 'lost',
      onReturned: seller.cameBack,
      onLockedOut: () => void close(enrolment),
      nowMs: serverNow,
    })
    // The list that it sells by alone is fetched with the other lists.
    const lists = { ...cards, refresh: () => Promise.all([cards.refresh(), refreshAlone()]).then(() => undefined) }
    const following = followServer({ headers, keeper, seller, cards: lists, onClosed: () => void close(enrolment) })
    const reader = readCards({ seller, keeper, cards, isFollowing: () => following.line.state.read().is === 'open' })
    await cards.load()
    await cashiers.load()
    await parking.load()
    void import('../speed/measure.ts')
      .then(async ({ measureSpeed }) => {
        const measured = measureSpeed({
          tillId: enrolment.tillId,
          shelf: opened.speed,
          today: () => norwegianTime(new Date(serverNow())).date,
          isInContact: () => keeper.contact.read().link === 'connected',
          send: (body) => call('POST /api/till/speed', { body, headers }),
        })
        await measured.load()
        speed.set(measured)
      })
      .catch(() => undefined)
    void handIn()
      .then(async (opening) => {
        const { openReserve } = await import('../reserve/open-reserve.ts')
        alone.set(await openReserve({ device: opened, handIn: opening, enrolment, cards, keeper, isSellerOfAge: ofAge }))
        opening.now()
        if (keeper.contact.read().link === 'connected') await refreshAlone()
      })
      .catch(() => undefined)
    await seller.catchUp()
    await returner.takeUp()
    stage.set({
      is: 'open',
      till: {
        enrolment,
        keeper,
        outbox,
        seller,
        cards,
        reader,
        following,
        teller,
        returner,
        cashiers,
        prints: createPrintIds(opened.unfinishedPrints),
        parking,
        speed,
        alone,
      },
    })
    keeper.start()
    following.start()
    teller.tell({ kind: 'till_started', version: OWN_VERSION })
    addEventListener('pagehide', ({ persisted }) => {
      const now = stage.read()
      if (!persisted && now.is === 'open' && now.till.enrolment === enrolment) teller.tellLast({ kind: 'till_stopped' })
    })
    void askToBeKept()
  }

  function stopSelling(): void {
    const now = stage.read()
    if (now.is !== 'open') return
    now.till.following.stop()
    now.till.keeper.stop()
    now.till.seller.stop()
    now.till.teller.stop()
    now.till.returner.stop()
  }

  /** The key no longer opens. It stays on the device until a new one takes its place: the office may open the till again. */
  async function close(enrolment: Enrolment): Promise<void> {
    const now = stage.read()
    if (now.is !== 'open' || now.till.enrolment !== enrolment) return
    stopSelling()
    // What it knew of cards goes at once: it may be closed because it was stolen.
    await now.till.cards.forget()
    await now.till.cashiers.forget()
    await now.till.alone.read()?.reserve.forget()
    stage.set({ is: 'not_enrolled', why: 'closed', unfinished: await countUnfinished() })
  }

  async function countUnfinished(): Promise<number> {
    const left = await Promise.all([device?.unfinishedPurchases.readAll(), device?.unfinishedReturns.readAll()])
    return left.reduce((count, each) => count + (each?.length ?? 0), 0)
  }

  return {
    stage,
    preferences,
    open,
    enrol: async (code) => {
      // The code is good for one device. Where the answer is lost, the same question finds out that it was this one.
      if (asking?.code !== code) asking = { code, askedBy: newId(Date.now()) }
      const body = asking
      const enrolment = await askOnceMore(() => call('POST /api/till/enrolments', { body }))
      await device?.enrolment.keep(THE_ONE, enrolment)
      await begin(enrolment)
    },
    signOut: async () => {
      const now = stage.read()
      if (now.is !== 'open') return
      await call('DELETE /api/till', { headers: tillHeaders(now.till.enrolment) })
      stopSelling()
      await device?.enrolment.remove(THE_ONE)
      await device?.catalogue.remove(THE_ONE)
      await now.till.cards.forget()
      await now.till.cashiers.forget()
      await now.till.alone.read()?.reserve.forget()
      stage.set({ is: 'not_enrolled', why: 'new', unfinished: await countUnfinished() })
    },
    prefer: (change) => {
      preferences.set({ ...preferences.read(), ...change })
      void device?.preferences.keep(THE_ONE, preferences.read()).catch(() => undefined)
    },
    wakeSound: sounds.wake,
    tryApprovedSound: sounds.approved,
  }
}

/** A silence is asked about once more. */
const askOnceMore = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
  ask().catch((error: unknown) => (error instanceof ApiUnreachable ? ask() : Promise.reject(error)))
