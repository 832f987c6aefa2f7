// Opens the books for the records of a device: all that they are judged by and entered in, locked and read once, registers
// before wallets. Each record is then taken in its turn: refused, found to be sold before, or entered.

import type { Queryable } from '../../database/connect.ts'
import { type LockedWallet, lockWallets, type WalletKey } from '../../ledger/ledger.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { timeOf } from '../../rules/reserve-booking.ts'
import type { ReserveBounds } from '../../rules/reserve-limits.ts'
import type { House } from '../house.ts'
import { currentSigner, type LockedRegister, lockRegisters, type Signer } from '../journal/index.ts'
import { type Covering, readCoveringOfSchool } from '../meals/index.ts'
import { askForProducts, type ProductRow } from '../purchases/index.ts'
import { enterRefused, enterSale, enterSoldBefore } from './enter-record.ts'
import { wordsOf } from './held-against.ts'
import { notesAgainstRules, notesAtTheTill, refuseRecord, settleReplaced } from './judge-record.ts'
import { boundsOf } from './settings-store.ts'
import { cardsById, type Device, lockBothRegisters, type LockedPair, type RecordCard } from './store.ts'
import type { ReadableRecord, TakenRecord } from './taken.ts'
import type { Told } from './tell-families.ts'

/** What the records of one device are judged by and entered in. Registers and numbers move with each that is entered. */
export type Desk = {
  tx: Queryable
  house: House
  device: Device
  pair: LockedPair
  register: LockedRegister
  bounds: ReserveBounds
  wallets: Map<string, LockedWallet>
  products: ReadonlyMap<string, ProductRow>
  signer: Signer
  chart: Awaited<ReturnType<House['chartOf']>>
  covering: Covering | null
  now: Date
  told: Told[]
}

export type Books = {
  /** The reserve register, as it stands after what was booked. */
  register: LockedRegister
  /** Takes the next record of the chain. */
  take: (each: ReadableRecord) => Promise<TakenRecord>
  /** What the families are to hear. */
  told: () => readonly Told[]
}

/** `cards`: the cards behind the hashes that the records name. */
export async function openBooks(tx: Queryable, house: House, { device, cards }: { device: Device; cards: ReadonlyMap<string, string> }): Promise<Books> {
  const { schoolId, tillId, registerId } = device
  const pair = await lockBothRegisters(tx, { schoolId, tillId })
  const [register] = await lockRegisters(tx, { schoolId, registerId })
  const bounds = await boundsOf(tx, schoolId)
  if (!pair || !register || !bounds) throw new Error('a device has a till with two registers, and a school')
  const known = await cardsById(tx, { schoolId, cardIds: [...cards.values()] })
  const wallets = await lockWallets(
    tx,
    [...known.values()].map(({ walletId }): WalletKey => ({ schoolId, walletId })),
  )
  const products = (await askForProducts(tx, [{ schoolId, catalogueVersion: 0, productIds: [] }])).get(schoolId) ?? new Map<string, ProductRow>()
  const now = house.clock.now()
  const desk: Desk = {
    tx,
    house,
    device,
    pair,
    register,
    bounds,
    wallets,
    products,
    signer: await currentSigner(tx, house.keys),
    chart: await house.chartOf(tx, schoolId),
    // What the school covers it covers when a record is handed in, before a debt arises.
    covering: await readCoveringOfSchool(tx, house, { schoolId, wallets: [...wallets.values()], today: norwegianTime(now).date }),
    now,
    told: [],
  }
  return { register, told: () => desk.told, take: (each) => take(desk, each, known.get(cards.get(each.record.card.hash) ?? '')) }
}

async function take(desk: Desk, each: ReadableRecord, card: RecordCard | undefined): Promise<TakenRecord> {
  const { record } = each
  const time = timeOf(new Date(record.happenedAt), { last: desk.pair.lastHappenedAt, now: desk.now })
  const { happenedAt } = time
  const refusal = await refuseRecord(desk, record, card)
  if (refusal !== null || !card) return enterRefused(desk, each, { reason: refusal ?? 'card_unknown', happenedAt })
  const notes = await notesAtTheTill(desk, { record, card, time })
  const replaced = record.replaces === null ? null : await settleReplaced(desk, { record, purchaseId: record.replaces })
  if (replaced === 'sold_before') return enterSoldBefore(desk, each, { notes, happenedAt })
  if (replaced !== null) notes.push(replaced)
  const words = await wordsOf(desk.tx, { schoolId: desk.device.schoolId, tillId: desk.device.tillId, record, card, happenedAt })
  notes.push(...(await notesAgainstRules(desk, { record, card, words, happenedAt })))
  return enterSale(desk, { each, card, notes, words, happenedAt })
}
