import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { readSwedbankPayFile } from './read-swedbank-pay-file.ts'
import { type TakenIn, takeInStatement } from './take-in-statement.ts'
import { workThrough } from './work-through.ts'

type Reading = { operatorId: string; text: string; feeOre: number; personId: string | null }

/** Reads a file of Swedbank Pay's and works it through. @throws Refused those of readSwedbankPayFile and takeInStatement, settlement_fee_too_large */
export async function readSettlementFile(
  house: House,
  payments: Payments,
  { operatorId, text, feeOre, personId }: Reading,
): Promise<TakenIn & { lineCount: number }> {
  const statement = readSwedbankPayFile(text, { feeOre })
  const capturedOre = statement.lines.reduce((sum, { kind, amountOre }) => (kind === 'capture' ? sum + amountOre : sum), 0)
  if (feeOre > capturedOre) throw new Refused('settlement_fee_too_large')
  const account = { operatorId, provider: 'swedbank-pay' } as const
  const taken = await takeInStatement(house, { ...account, statement, personId })
  await workThrough(house, payments, account)
  return { ...taken, lineCount: statement.lines.length }
}
