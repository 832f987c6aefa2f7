// Puts a till together from what lies on the device: what it knows, what it sells with, what it tells and is told. Each part
// stands in a folder of its own; what they have to do with each other stands here.
import { ApiRefusal } from '../../kit/api.ts'
import { isSellerOfAge } from '../../rules/cashiers.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { type CardReader, readCards } from '../cards/card-reader.ts'
import { knowCards, type KnownCards } from '../cards/known-cards.ts'
import { type Cashiers, keepCashiers } from '../cashiers/cashiers.ts'
import { keepPins } from '../cashiers/pins.ts'
import type { Catalogue } from '../contact/catalogue.ts'
import { type ContactKeeper, keepContact } from '../contact/contact.ts'
import type { Enrolment } from '../enrolment/enrolment.ts'
import { createTeller, type Teller } from '../journal/teller.ts'
import { type Following, followServer } from '../live/follow-server.ts'
import { createOutbox, type Outbox } from '../outbox/outbox.ts'
import { keepParking, type Parking } from '../parked/parking.ts'
import { type PrintIds, createPrintIds } from '../receipts/unfinished-prints.ts'
import type { HandIn } from '../reserve/hand-in.ts'
import type { Alone } from '../reserve/open-reserve.ts'
import { createReturner, type Returner } from '../returns/returner.ts'
import { createSeller, type Seller, type Sounds } from '../sale/seller.ts'
import type { Speed } from '../speed/measure.ts'
import { type Device, THE_ONE } from '../storage/device.ts'
import { wayOfSales } from '../training/practise.ts'
import { watched, type Watched } from '../watched.ts'
import { serverOf } from './ask-server.ts'

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

type Means = {
  device: Device
  enrolment: Enrolment
  sounds: Sounds
  /** What was sold alone, on its way to the server: one for the device. */
  handIn: () => Promise<HandIn>
  /** The server lets this till in no more. */
  onClosed: () => void
}

export async function openTill({ device, enrolment, sounds, handIn, onClosed }: Means): Promise<OpenTill> {
  const server = serverOf(enrolment)
  const alone = watched<Alone | null>(null)
  const refreshAlone = async () =>
    alone
      .read()
      ?.reserve.refresh()
      .catch(() => undefined)
  const kept = await device.catalogue.read(THE_ONE)
  const keeper = keepContact({
    kept: kept?.tillId === enrolment.tillId ? kept : null,
    fetchCatalogue: server.catalogue,
    keepCatalogue: (catalogue: Catalogue) => device.catalogue.keep(THE_ONE, catalogue),
    onClosed,
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
    shelf: device.unfinishedPurchases,
    send: (body) => heard(server.buy(body)),
    onLockedOut: onClosed,
  })
  const cards = knowCards({
    till: enrolment,
    device,
    askStopped: server.stoppedCards,
    askPhoneKeys: server.phoneKeys,
  })
  const serverNow = () => Date.now() + keeper.contact.read().clockOffsetMs
  const teller = createTeller({
    tillId: enrolment.tillId,
    shelf: device.tellings,
    send: server.tell,
    sendLast: server.tellLast,
    nowMs: serverNow,
  })
  const cashiers = keepCashiers({
    tillId: enrolment.tillId,
    keeper,
    ask: server.cashiers,
    pins: keepPins({ tillId: enrolment.tillId, shelves: device.cashierPins }),
    shelf: device.cashiers,
    today: () => norwegianTime(new Date(serverNow())).date,
    now: () => new Date(serverNow()).toISOString(),
    tell: teller.tell,
    isWaiting: () => outbox.waiting.read().length > 0,
  })
  outbox.waiting.subscribe(() => {
    if (outbox.waiting.read().length === 0 && keeper.contact.read().link === 'connected') cashiers.contactCameBack()
  })
  const isTraining = () => (keeper.contact.read().catalogue?.trainingDay ?? null) !== null
  const parking = keepParking({ tillId: enrolment.tillId, shelf: device.parkedBaskets, nowMs: serverNow })
  const speed = watched<Speed | null>(null)
  const ofAge = () => {
    const { cashier, supervisor } = cashiers.present.read()
    return isSellerOfAge({ isYoung: cashier?.kind === 'young', supervisorId: supervisor?.cashierId ?? null })
  }
  const seller = createSeller({
    tillId: enrolment.tillId,
    outbox: wayOfSales(outbox, {
      isTraining,
      send: (body) => heard(server.practise(body)),
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
    shelf: device.unfinishedReturns,
    send: (body) => heard(server.giveBack(body)),
    isInContact: () => keeper.contact.read().link !== 'lost',
    onReturned: seller.cameBack,
    onLockedOut: onClosed,
    nowMs: serverNow,
  })
  // The list that it sells by alone is fetched with the other lists.
  const lists = { ...cards, refresh: () => Promise.all([cards.refresh(), refreshAlone()]).then(() => undefined) }
  const following = followServer({ headers: server.headers, keeper, seller, cards: lists, onClosed })
  const reader = readCards({ seller, keeper, cards, isFollowing: () => following.line.state.read().is === 'open' })
  await cards.load()
  await cashiers.load()
  await parking.load()
  void import('../speed/measure.ts')
    .then(async ({ measureSpeed }) => {
      const measured = measureSpeed({
        tillId: enrolment.tillId,
        shelf: device.speed,
        today: () => norwegianTime(new Date(serverNow())).date,
        isInContact: () => keeper.contact.read().link === 'connected',
        send: server.tellSpeed,
      })
      await measured.load()
      speed.set(measured)
    })
    .catch(() => undefined)
  void handIn()
    .then(async (opening) => {
      const { openReserve } = await import('../reserve/open-reserve.ts')
      alone.set(await openReserve({ device, handIn: opening, enrolment, cards, keeper, isSellerOfAge: ofAge }))
      opening.now()
      if (keeper.contact.read().link === 'connected') await refreshAlone()
    })
    .catch(() => undefined)
  await seller.catchUp()
  await returner.takeUp()
  const prints = createPrintIds(device.unfinishedPrints)
  return { enrolment, keeper, outbox, seller, cards, reader, following, teller, returner, cashiers, prints, parking, speed, alone }
}
