// A file from the bank is taken in whole or not at all, and each payment in it once, however many files tell of it.

import { createHash } from 'node:crypto'
import { Refused } from '../../contract/refusals.ts'
import { isUniqueViolation, transaction } from '../../database/transaction.ts'
import { ownersOf } from '../bank-accounts/index.ts'
import { readCamt054 } from '../bank-files/index.ts'
import type { House } from '../house.ts'
import { placeNewPayments } from './place-payment.ts'
import { countOfFile, type FileRow, fileWith, insertFile, insertPayments, knownPayments, nameOf } from './store.ts'

export type ReadFile = { file: FileRow; creditedCount: number; waitingCount: number; wasReadBefore: boolean }
type OwnedFile = FileRow & { operatorId: string }

/**
 * Reads a file and places its payments. `operatorId` is whose file it must be; null takes the owner of its accounts.
 * @throws Refused those of readCamt054, bank_account_of_nobody for an account that is not this operator's
 */
export async function readBankFile(
  house: House,
  { operatorId, name, text, personId }: { operatorId: string | null; name: string; text: string; personId: string | null },
): Promise<ReadFile> {
  const fingerprint = createHash('sha256').update(text).digest()
  const before = await fileWith(house.database, fingerprint)
  const file =
    before ?? (await takeIn(house, { operatorId, name, text, personId, fingerprint })) ?? ((await fileWith(house.database, fingerprint)) as OwnedFile)
  if (operatorId !== null && file.operatorId !== operatorId) throw new Refused('bank_account_of_nobody')
  await placeNewPayments(house)
  const counts = await countOfFile(house.database, file.fileId)
  if (!before)
    house.log('bank file read', { payments: file.paymentCount, new: file.newPaymentCount, credited: counts.creditedCount, waiting: counts.waitingCount })
  return { file, ...counts, wasReadBefore: before !== null }
}

/** Null when somebody else took in the very same file meanwhile. */
async function takeIn(
  house: House,
  { operatorId, name, text, personId, fingerprint }: { operatorId: string | null; name: string; text: string; personId: string | null; fingerprint: Buffer },
): Promise<OwnedFile | null> {
  const { messageId, entries } = readCamt054(text)
  const accounts = [...new Set(entries.map(({ accountNumber }) => accountNumber))]
  const owners = await ownersOf(house.database, accounts)
  const owner = operatorId ?? owners[0]?.operatorId
  if (!owner || owners.length !== accounts.length || owners.some((each) => each.operatorId !== owner)) throw new Refused('bank_account_of_nobody')
  const file = { fileId: house.newId(), operatorId: owner, name: name.trim(), messageId, fingerprint, readAt: house.clock.now(), readBy: personId }
  try {
    return await transaction(house.database, async (tx) => {
      const known = await knownPayments(tx, entries)
      const payments = entries.filter((entry) => !known.has(nameOf(entry))).map((entry) => ({ ...entry, id: house.newId() }))
      const whole = { ...file, paymentCount: entries.length, newPaymentCount: payments.length }
      await insertFile(tx, whole)
      await insertPayments(tx, { fileId: file.fileId, operatorId: owner, payments })
      return whole
    })
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}
