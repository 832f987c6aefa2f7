// Everything the till keeps on this device.
import { type PhoneKeys, readPhoneKeys } from '../cards/phone-keys.ts'
import { readStoppedCards, type StoppedCards } from '../cards/stopped-cards.ts'
import { readUsedStep, type UsedStep } from '../cards/used-steps.ts'
import { type KeptPresence, readKeptPresence } from '../cashiers/cashiers.ts'
import { type PinShelves, readKeptPin, readKeptPinKey } from '../cashiers/pins.ts'
import { type Catalogue, readCatalogue } from '../contact/catalogue.ts'
import { type Enrolment, readEnrolment } from '../enrolment/enrolment.ts'
import { type KeptTelling, readTelling } from '../journal/teller.ts'
import { type ParkedBasket, readParkedBasket } from '../parked/parking.ts'
import { readUnfinishedPurchase, type UnfinishedPurchase } from '../outbox/unfinished-purchase.ts'
import { keyOfRecord, readKeptDevice, readKeptList, readKeptRecord, type ReserveShelves } from '../reserve/kept.ts'
import { readUnfinishedPrint, type UnfinishedPrint } from '../receipts/unfinished-prints.ts'
import { readUnfinishedReturn, type UnfinishedReturn } from '../returns/unfinished-return.ts'
import { type KeptSpeed, readKeptSpeed } from '../speed/kept-speed.ts'
import { type Preferences, readPreferences } from '../settings/preferences.ts'
import { keepTogether, openDatabase, openShelf, type Shelf } from './shelf.ts'

export type Device = {
  enrolment: Shelf<Enrolment>
  catalogue: Shelf<Catalogue>
  preferences: Shelf<Preferences>
  unfinishedPurchases: Shelf<UnfinishedPurchase>
  stoppedCards: Shelf<StoppedCards>
  phoneKeys: Shelf<PhoneKeys>
  usedSteps: Shelf<UsedStep>
  tellings: Shelf<KeptTelling>
  unfinishedReturns: Shelf<UnfinishedReturn>
  unfinishedPrints: Shelf<UnfinishedPrint>
  reserve: ReserveShelves
  cashiers: Shelf<KeptPresence>
  parkedBaskets: Shelf<ParkedBasket>
  cashierPins: PinShelves
  speed: Shelf<KeptSpeed>
}

/** The one key on the shelves that hold a single thing. */
export const THE_ONE = 'the-one'

export async function openDevice(): Promise<Device> {
  const database = await openDatabase()
  return {
    enrolment: openShelf(database, 'enrolment', readEnrolment),
    catalogue: openShelf(database, 'catalogue', readCatalogue),
    preferences: openShelf(database, 'preferences', readPreferences),
    unfinishedPurchases: openShelf(database, 'unfinished-purchases', readUnfinishedPurchase),
    stoppedCards: openShelf(database, 'stopped-cards', readStoppedCards),
    phoneKeys: openShelf(database, 'phone-keys', readPhoneKeys),
    usedSteps: openShelf(database, 'used-steps', readUsedStep),
    tellings: openShelf(database, 'tellings', readTelling),
    unfinishedReturns: openShelf(database, 'unfinished-returns', readUnfinishedReturn),
    cashiers: openShelf(database, 'cashiers', readKeptPresence),
    parkedBaskets: openShelf(database, 'parked-baskets', readParkedBasket),
    cashierPins: { pins: openShelf(database, 'cashier-pins', readKeptPin), key: openShelf(database, 'cashier-key', readKeptPinKey) },
    speed: openShelf(database, 'speed', readKeptSpeed),
    unfinishedPrints: openShelf(database, 'unfinished-prints', readUnfinishedPrint),
    reserve: {
      device: openShelf(database, 'reserve-device', readKeptDevice),
      list: openShelf(database, 'reserve-list', readKeptList),
      records: openShelf(database, 'reserve-records', readKeptRecord),
      keepSale: (record, device) =>
        keepTogether(database, [
          { name: 'reserve-records', key: keyOfRecord(record), thing: record },
          { name: 'reserve-device', key: THE_ONE, thing: device },
        ]),
    },
  }
}

/** Asks the browser not to clear the till away when the device runs short of space. It may say no; the till works all the same. */
export async function askToBeKept(): Promise<void> {
  try {
    await navigator.storage?.persist?.()
  } catch {
    // Some browsers refuse even to be asked.
  }
}
