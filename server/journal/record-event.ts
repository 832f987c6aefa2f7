// Writes to a register's journal what happens on it besides selling. The register is locked, so that events and sales
// have one order, and an event is sealed with the one before it and with the last sale.

import { createHash } from 'node:crypto'
import type { Queryable } from '../../database/connect.ts'
import { type JournalEventKind, textToSeal } from '../../rules/journal-events.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { currentSigner } from './signer.ts'
import { insertEvent, keepEventPlace, keepTrainingDay, type LockedRegister, lockRegisters } from './store.ts'

export type EventWish = {
  kind: JournalEventKind
  subjectId?: string | null
  amountOre?: number | null
  toldId?: string | null
  content?: string | null
}

export const hashOfContent = (content: string | null) => (content === null ? null : createHash('sha256').update(content, 'utf8').digest('hex'))

/** Writes events at the end of a locked register's journal, in this order, and answers the number of the last. */
export async function recordEvents(tx: Queryable, house: House, register: LockedRegister, wishes: readonly EventWish[]): Promise<number> {
  if (wishes.length === 0) return register.eventNumber
  const now = house.clock.now()
  const { date: localDate, time: localTime } = norwegianTime(now)
  const signer = await currentSigner(tx, house.keys)
  for (const { kind, subjectId = null, amountOre = null, toldId = null, content = null } of wishes) {
    const number = register.eventNumber + 1
    const { journalNumber, lastSignature, lastEventSeal: previousSeal } = register
    const contentHash = hashOfContent(content)
    const seal = signer.sign(textToSeal({ previousSeal, number, kind, localDate, localTime, journalNumber, lastSignature, subjectId, amountOre, contentHash }))
    await insertEvent(tx, register, {
      event: { number, kind, localDate, localTime, journalNumber, subjectId, amountOre, toldId, content, seal },
      happenedAt: now,
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
  for (const register of await lockRegisters(tx, where)) await recordEvents(tx, house, register, [wish])
}

/** Begins or ends practising on a locked register, with its event. */
export async function setTraining(tx: Queryable, house: House, register: LockedRegister, day: string | null): Promise<void> {
  await recordEvents(tx, house, register, [{ kind: day === null ? 'training_off' : 'training_on' }])
  register.trainingDay = day
  await keepTrainingDay(tx, register)
}
