// A few families pay in by bank transfer, and one of them forgets the KID: so that the office has something to place.

import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { kidOfWallet, readBankFile } from '../../server/bank-payments/index.ts'
import type { House } from '../../server/house.ts'
import { bankFile } from './bank-file.ts'
import type { PlannedPupil } from './people.ts'

export const BANK_ACCOUNT = '86011117947'

type Payer = Pick<PlannedPupil, 'firstName' | 'guardians'> & { schoolId: number; walletId: string }

const PAYERS = 4

export async function payByBank(house: House, pupils: readonly Payer[]): Promise<void> {
  const bookedOn = norwegianTime(house.clock.now()).date
  const payments = []
  for (const [index, pupil] of pupils.slice(0, PAYERS).entries()) {
    const [guardian] = pupil.guardians
    const isForgetful = index === PAYERS - 1
    payments.push({
      reference: `${bookedOn.replaceAll('-', '')}-${String(index + 1).padStart(4, '0')}`,
      kroner: `${(index + 1) * 50}.00`,
      ...(guardian && { payer: `${guardian.firstName} ${guardian.lastName}` }),
      ...(isForgetful ? { message: `Lunsjpenger ${pupil.firstName}` } : { kid: await transaction(house.database, (tx) => kidOfWallet(tx, house, pupil)) }),
    })
  }
  const text = bankFile({ messageId: `INNBET-${bookedOn}`, account: BANK_ACCOUNT, bookedOn, payments })
  await readBankFile(house, { operatorId: null, name: `innbetalinger-${bookedOn}.xml`, text, personId: null })
}
