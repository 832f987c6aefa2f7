import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { transaction } from '../../database/transaction.ts'
import { vatByCodeAndRate } from '../../rules/receipt.ts'
import type { House } from '../house.ts'
import { lockRegisters, printsOf, recordEvents } from '../journal/index.ts'
import { schoolOf } from '../schools/index.ts'
import { latestTrainingSales, trainingSaleOfTill } from './store.ts'

type TillKey = { schoolId: number; tillId: string }

const USUAL_SALES = 20

export async function showTrainingSales(
  house: House,
  { limit = USUAL_SALES, ...key }: TillKey & { limit?: number | undefined },
): Promise<RouteReply<'GET /api/till/training-sales'>> {
  const found = await latestTrainingSales(house.database, { ...key, limit })
  return { trainingSales: found.map(({ soldAt, ...sale }) => ({ ...sale, soldAt: soldAt.toISOString() })) }
}

/** The receipt of one of this till's practised sales. @throws Refused not_found */
export async function showTrainingReceipt(
  house: House,
  { schoolId, tillId, trainingSaleId }: TillKey & { trainingSaleId: string },
): Promise<RouteReply<'GET /api/till/training-sales/:trainingSaleId/receipt'>> {
  const [found, school] = await Promise.all([trainingSaleOfTill(house.database, { schoolId, tillId, trainingSaleId }), schoolOf(house.database, schoolId)])
  if (!found || !school) throw new Refused('not_found')
  const { soldAt, ...receipt } = found
  return { ...receipt, soldAt: soldAt.toISOString(), schoolName: school.name, operator: school.operator, vat: vatByCodeAndRate(receipt.lines) }
}

/** Notes that a training receipt is about to be printed: once, however often it is asked. @throws Refused not_found, training_receipt_printed */
export function noteTrainingPrint(
  house: House,
  { trainingSaleId, id: toldId, ...key }: TillKey & { trainingSaleId: string; id: string },
): Promise<{ isCopy: boolean }> {
  return transaction(house.database, async (tx) => {
    const [register] = await lockRegisters(tx, { schoolId: key.schoolId, tillId: key.tillId })
    const found = register && (await trainingSaleOfTill(tx, { ...key, trainingSaleId }))
    if (!register || !found) throw new Refused('not_found')
    const [printed] = await printsOf(tx, { schoolId: key.schoolId, subjectId: trainingSaleId })
    if (printed && printed.toldId !== toldId) throw new Refused('training_receipt_printed')
    if (!printed) await recordEvents(tx, house, register, [{ kind: 'training_receipt_printed', subjectId: trainingSaleId, amountOre: found.totalOre, toldId }])
    return { isCopy: false }
  })
}
