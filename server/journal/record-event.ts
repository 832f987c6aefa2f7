// Writes to a register's journal what happens on it besides selling. The register is locked, so that events and sales
// have one order, and an event is sealed with the one before it and with the last sale.

import { createHash } from 'node:crypto'
import type { Queryable } from '../../database/connect.ts'
import { type CashiersOfRegister, cashiersOn, nobodySignedIn } from '../../rules/cashiers.ts'
import { isDoneAtTill, type JournalEventKind, textToSeal } from '../../rules/journal-events.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { currentSigner } from './signer.ts'
import { insertEvent, keepCashiers, keepEventPlace, keepTrainingDay, type LockedRegister, lockRegisters } from './store.ts'

export type EventWish = {
  kind: JournalEventKind
  subjectId?: string | null
  amountOre?: number | null
  toldId?: string | null
  content?: string | null
  /** Left out: whoever is signed in at the till, where it is done there. */
  cashierId?: string | null
  /** When it happened, where that was before it could be told: on a device without a network. */
  happenedAt?: Date
}

export const hashOfContent = (content: string | null) => (content === null ? null : createHash('sha256').update(content, 'utf8').digest('hex'))

/** Writes events at the end of a locked register's journal, in this order, and answers the number of the last. */
export async function recordEvents(tx: Queryable, house: House, register: LockedRegister, wishes: readonly EventWish[]): Promise<number> {
  if (wishes.length === 0) return register.eventNumber
  const now = house.clock.now()
  const signer = await currentSigner(tx, house.keys)
  const signedIn = cashiersOn(register, norwegianTime(now).date).cashierId
  for (const wish of wishes) {
    const { kind, subjectId = null, amountOre = null, toldId = null, content = null, happenedAt = now, cashierId = isDoneAtTill(kind) ? signedIn : null } = wish
    const { date: localDate, time: localTime } = norwegianTime(happenedAt)
    const number = register.eventNumber + 1
    const { journalNumber, lastSignature, lastEventSeal: previousSeal } = register
    const contentHash = hashOfContent(content)
    const sealed = { previousSeal, number, kind, localDate, localTime, journalNumber, lastSignature, subjectId, amountOre, contentHash, cashierId }
    const seal = signer.sign(textToSeal(sealed))
    await insertEvent(tx, register, {
      event: { number, kind, localDate, localTime, journalNumber, subjectId, amountOre, toldId, content, cashierId, seal },
      happenedAt,
      keyVersion: signer.keyVersion,
    })
    register.eventNumber = number
    register.lastEventSeal = seal
  }
  await keepEventPlace(tx, register)
  return register.eventNumber
}

/** Writes one event on a till's register, or on every register of a school: what concerns them all, such as new prices. */
export async function recordOn(tx: Queryable, house: House, where: { schoolId: number; tillId?: string }, wish: EventWish): Promise<void> {
  for (const register of await lockRegisters(tx, where)) {
    // Another device, or none: whoever was signed in stood at the one before.
    if (wish.kind === 'till_signed_in' || wish.kind === 'till_signed_out') await setCashiers(tx, house, register, nobodySignedIn)
    await recordEvents(tx, house, register, [wish])
  }
}

/** Signs cashiers in and out on a locked register, each with its event: whoever is not among `wanted` is signed out. */
export async function setCashiers(tx: Queryable, house: House, register: LockedRegister, wanted: CashiersOfRegister): Promise<void> {
  const { cashierId, supervisorId, cashiersDay } = register
  const isNewDay = cashiersDay !== wanted.cashiersDay
  const events: EventWish[] = []
  const change = (before: string | null, after: string | null, [ended, began]: [JournalEventKind, JournalEventKind]) => {
    if (before === after && !isNewDay) return
    if (before !== null) events.push({ kind: ended, cashierId: before })
    if (after !== null) events.push({ kind: began, cashierId: after })
  }
  change(supervisorId, wanted.supervisorId, ['supervision_ended', 'supervision_began'])
  change(cashierId, wanted.cashierId, ['cashier_signed_out', 'cashier_signed_in'])
  if (events.length === 0) return
  await recordEvents(tx, house, register, events)
  Object.assign(register, wanted)
  await keepCashiers(tx, register)
}

/** Begins or ends practising on a locked register, with its event. */
export async function setTraining(tx: Queryable, house: House, register: LockedRegister, day: string | null): Promise<void> {
  await recordEvents(tx, house, register, [{ kind: day === null ? 'training_off' : 'training_on' }])
  register.trainingDay = day
  await keepTrainingDay(tx, register)
}
