// A file to the bank: gathered school by school, each in its own transaction, and then frozen with its bytes. Whoever
// dies in the middle is followed by one who asks with the same id and goes on from there. What stands in a frozen file
// is never changed, and its message id is the bank's own protection against being sent twice.

import { Refused } from '../../contract/refusals.ts'
import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import { readAccountNumber } from '../../rules/account-number.ts'
import { DASH } from '../../rules/erasure.ts'
import { isDay, norwegianTime } from '../../rules/norwegian-time.ts'
import { type Pain001Version, writePain001 } from '../bank-files/index.ts'
import { ownersOf } from '../bank-accounts/index.ts'
import type { House } from '../house.ts'
import { filePart, lockPartOfRefund } from '../refunds/index.ts'
import {
  insertLine,
  insertRun,
  linesOf,
  lockReady,
  lockRun,
  operatorOf,
  type OperatorFacts,
  type ReadyPart,
  readySum,
  runOf,
  type RunRow,
  schoolsOf,
  sealedFileOf,
  writeEmpty,
  writeFrozen,
} from './store.ts'

export type RunWish = { operatorId: string; runId: string; accountNumber: string; version: Pain001Version; payOn: string; personId: string }

/** Parts that one run takes from each school; the rest comes with the next. */
const MOST_PARTS_A_SCHOOL = 2_000

/** @throws Refused payout_nothing_ready, payout_account_not_operators, payout_day_has_passed, bank_account_not_valid, same_id_other_content */
export async function freezeRun(house: House, wish: RunWish): Promise<RunRow> {
  const operator = await operatorOf(house.database, wish.operatorId)
  if (!operator) throw new Refused('not_found')
  const before = (await runOf(house.database, wish.runId)) ?? (await beginRun(house, wish))
  if (before.operatorId !== wish.operatorId) throw new Refused('same_id_other_content')
  if (before.state === 'collecting') {
    for (const school of await schoolsOf(house.database, wish.operatorId)) await gather(house, { runId: wish.runId, ...school })
    await freeze(house, { runId: wish.runId, operator })
  }
  const run = (await runOf(house.database, wish.runId)) as RunRow
  if (run.state !== 'frozen') throw new Refused('payout_nothing_ready')
  return run
}

async function beginRun(house: House, { operatorId, runId, version, payOn, personId, ...typed }: RunWish): Promise<RunRow> {
  const now = house.clock.now()
  const accountNumber = readAccountNumber(typed.accountNumber)
  if (accountNumber === null) throw new Refused('bank_account_not_valid')
  if ((await ownersOf(house.database, [accountNumber]))[0]?.operatorId !== operatorId) throw new Refused('payout_account_not_operators')
  if (!isDay(payOn) || payOn < norwegianTime(now).date) throw new Refused('payout_day_has_passed')
  const schoolIds = (await schoolsOf(house.database, operatorId)).map(({ schoolId }) => schoolId)
  if ((await readySum(house.database, { schoolIds, now })).count === 0) throw new Refused('payout_nothing_ready')
  await insertRun(house.database, { runId, operatorId, messageId: messageIdOf(runId), accountNumber, version, payOn, personId, now })
  return (await runOf(house.database, runId)) as RunRow
}

/** The same for the same run, and no other's: at most 28 characters. */
const messageIdOf = (runId: string) =>
  `KK${BigInt(`0x${runId.replaceAll('-', '')}`)
    .toString(36)
    .toUpperCase()
    .padStart(25, '0')}`

/** Takes what is ready at one school into the run: one line for each account. */
async function gather(house: House, { runId, schoolId, name: schoolName }: { runId: string; schoolId: number; name: string }): Promise<void> {
  await transaction(house.database, async (tx) => {
    if ((await lockRun(tx, runId, 'share'))?.state !== 'collecting') return
    const ready = await lockReady(tx, { schoolId, now: house.clock.now(), limit: MOST_PARTS_A_SCHOOL })
    for (const parts of Map.groupBy(ready, ({ payerPersonId, accountNumber }) => `${payerPersonId}/${accountNumber}`).values()) {
      await fileTogether(tx, house, { runId, schoolId, schoolName, parts })
    }
  })
}

async function fileTogether(
  tx: Queryable,
  house: House,
  { runId, schoolId, schoolName, parts }: { runId: string; schoolId: number; schoolName: string; parts: ReadyPart[] },
): Promise<void> {
  const { accountNumber, payerPersonId, payeeName } = parts[0] as ReadyPart
  const lineId = house.newId()
  const amountOre = parts.reduce((sum, part) => sum + part.amountOre, 0)
  const line = { lineId, schoolId, runId, payeePersonId: payerPersonId, payeeName: payeeName ?? schoolName, accountNumber, amountOre }
  await insertLine(tx, { ...line, now: house.clock.now() })
  for (const { partId } of parts) await filePart(tx, house, await lockPartOfRefund(tx, { schoolId, partId }), { lineId, accountNumber })
}

async function freeze(house: House, { runId, operator }: { runId: string; operator: OperatorFacts }): Promise<void> {
  await transaction(house.database, async (tx) => {
    const run = await lockRun(tx, runId, 'update')
    if (run?.state !== 'collecting') return
    const lines = await linesOf(tx, runId)
    if (lines.length === 0) return writeEmpty(tx, runId)
    const names = new Map((await schoolsOf(tx, operator.operatorId)).map(({ schoolId, name }) => [schoolId, name]))
    const file = writePain001({
      version: run.version,
      messageId: run.messageId,
      madeAt: run.madeAt,
      payOn: run.payOn,
      payer: { name: operator.name, organisationNumber: operator.organisationNumber, account: run.accountNumber, bic: null },
      transfers: lines.map(({ lineId, amountOre, payeeName, accountNumber, schoolId }) => ({
        endToEndId: lineId.replaceAll('-', ''),
        amountOre,
        payeeName,
        payeeAccount: accountNumber,
        text: `Kantinekort ${names.get(schoolId) ?? ''}`.trim(),
      })),
    })
    const amountOre = lines.reduce((sum, line) => sum + line.amountOre, 0)
    await writeFrozen(tx, {
      runId,
      lineCount: lines.length,
      amountOre,
      sealedFile: house.keys.wrap(Buffer.from(file, 'utf8')).toString('base64'),
      now: house.clock.now(),
    })
    house.log('payout run frozen', { runId, lines: lines.length, amountOre })
  })
}

/** The file as it was frozen. @throws Refused not_found */
export async function fileOfRun(house: House, { operatorId, runId }: { operatorId: string; runId: string }): Promise<{ name: string; content: Uint8Array }> {
  const run = await runOf(house.database, runId)
  const sealed = run?.operatorId === operatorId ? await sealedFileOf(house.database, runId) : null
  // Past the books it is gone.
  if (!run || sealed === null || sealed === DASH) throw new Refused('not_found')
  return { name: `utbetaling-${run.payOn}-${run.messageId}.xml`, content: house.keys.unwrap(Buffer.from(sealed, 'base64')) }
}
