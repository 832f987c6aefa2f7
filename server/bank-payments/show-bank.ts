import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { kidOn } from '../../rules/bank-payment.ts'
import { accountsOf } from '../bank-accounts/index.ts'
import type { House } from '../house.ts'
import { pupilOfWallet, type PupilBehind, pupilWithKid } from './pupil-store.ts'
import { type FileRow, filesOf, type PaymentRow, paymentsPlaced, paymentsWaiting, waitingSum } from './store.ts'

type Shown = RouteReply<'GET /api/office/operators/:operatorId/bank'>

const MOST_SHOWN = 100

/** An operator's bank as the office sees it. */
export async function showBank({ database }: House, operatorId: string): Promise<Shown> {
  const [accounts, files, waiting, sum, placed] = await Promise.all([
    accountsOf(database, operatorId),
    filesOf(database, { operatorId, limit: 20 }),
    paymentsWaiting(database, { operatorId, limit: MOST_SHOWN }),
    waitingSum(database, operatorId),
    paymentsPlaced(database, { operatorId, limit: MOST_SHOWN }),
  ])
  const show = async (payments: PaymentRow[]) => {
    const shown: Shown['waiting'] = []
    for (const payment of payments) shown.push(await showPayment(database, payment))
    return shown
  }
  return {
    accounts: accounts.map(({ accountNumber, madeAt, endedAt }) => ({
      accountNumber,
      madeAt: madeAt.toISOString(),
      endedAt: endedAt && endedAt.toISOString(),
    })),
    files: files.map(showFile),
    waiting: await show(waiting),
    waitingCount: sum.count,
    waitingOre: sum.amountOre,
    placed: await show(placed),
  }
}

export const showFile = ({ fileId, name, readAt, paymentCount, newPaymentCount }: FileRow): Shown['files'][number] => ({
  fileId,
  name,
  readAt: readAt.toISOString(),
  paymentCount,
  newPaymentCount,
})

/** A payment, and whose it is or seems to be. A pupil of another operator is not named. */
export async function showPayment(db: Queryable, payment: PaymentRow): Promise<Shown['waiting'][number]> {
  const { operatorId, isReversal: _reversal, endToEndId: _ours, paymentInfoId: _file, returnCode: _code, schoolId, walletId, decidedAt, ...shown } = payment
  const pupil = schoolId !== null && walletId !== null ? await pupilOfWallet(db, { schoolId, walletId }) : await pupilMeant(db, payment)
  return { ...shown, decidedAt: decidedAt && decidedAt.toISOString(), meant: pupil?.operatorId === operatorId ? whoIs(pupil) : null }
}

async function pupilMeant(db: Queryable, payment: PaymentRow): Promise<PupilBehind | null> {
  const meaning = kidOn(payment)
  return meaning && pupilWithKid(db, meaning)
}

const whoIs = ({ schoolId, schoolName, pupilId, name }: PupilBehind) => ({ schoolId, schoolName, pupilId, name })
