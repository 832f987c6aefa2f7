import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { addAccount, endAccount } from '../bank-accounts/index.ts'
import type { House } from '../house.ts'
import type { Caller } from '../http/door.ts'
import type { Handlers } from '../http/routes.ts'
import { administersOperator } from '../people/index.ts'
import { showBankTransfer, showBankTransferOfPupil } from './kid-of-wallet.ts'
import { creditWaiting, settleWaiting } from './place-payment.ts'
import { readBankFile } from './read-bank-file.ts'
import { showBank, showFile, showPayment } from './show-bank.ts'

export function bankRoutes(house: House): Handlers {
  const { database, clock } = house
  // The door lets in whoever administers some operator; the bank is for those who administer this one.
  const mustAdminister = async ({ personId }: Caller, operatorId: string) => {
    if (!(await administersOperator(database, { personId, operatorId, now: clock.now() }))) throw new Refused('not_allowed')
  }
  return {
    'GET /api/wallets/:schoolId/:walletId/bank-transfer': ({ params }) => showBankTransfer(house, params),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/bank-transfer': ({ params }) => showBankTransferOfPupil(house, params),
    'GET /api/office/operators/:operatorId/bank': async ({ caller, params: { operatorId } }) => {
      await mustAdminister(caller, operatorId)
      return showBank(house, operatorId)
    },
    'POST /api/office/operators/:operatorId/bank-accounts': async ({ caller, params: { operatorId }, body }) => {
      await mustAdminister(caller, operatorId)
      await transaction(database, (tx) => addAccount(tx, house, { operatorId, typed: body.accountNumber }))
      return { done: true }
    },
    'POST /api/office/operators/:operatorId/bank-accounts/:accountNumber/end': async ({ caller, params: { operatorId, accountNumber } }) => {
      await mustAdminister(caller, operatorId)
      if (!(await endAccount(database, { operatorId, accountNumber, now: clock.now() }))) throw new Refused('not_found')
      return { done: true }
    },
    'POST /api/office/operators/:operatorId/bank-files': async ({ caller, params: { operatorId }, body }) => {
      await mustAdminister(caller, operatorId)
      const { file, ...read } = await readBankFile(house, { operatorId, personId: caller.personId, ...body })
      return { file: showFile(file), ...read }
    },
    'POST /api/office/operators/:operatorId/bank-payments/:paymentId/credit': async ({ caller, params, body }) => {
      await mustAdminister(caller, params.operatorId)
      return showPayment(database, await creditWaiting(house, { ...params, ...body, personId: caller.personId }))
    },
    'POST /api/office/operators/:operatorId/bank-payments/:paymentId/settle': async ({ caller, params, body }) => {
      await mustAdminister(caller, params.operatorId)
      return showPayment(database, await settleWaiting(house, { ...params, ...body, personId: caller.personId }))
    },
  }
}
