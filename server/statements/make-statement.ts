import { Refused } from '../../contract/refusals.ts'
import type { NamedFile } from '../../contract/route-types.ts'
import type { Language } from '../../language/languages.ts'
import { statementTexts } from '../../language/statements/texts.ts'
import { addDays, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import { mayBeStated } from '../../rules/statement-days.ts'
import type { House } from '../house.ts'
import { type Viewer, walletEntries } from '../movements/index.ts'
import { walletOf } from '../people/index.ts'
import { printInTurn } from '../print-turns/index.ts'
import { type Statement, writeCsv } from './write-csv.ts'
import { pointBefore } from './store.ts'

export type StatementWish = {
  schoolId: number
  walletId: string
  viewer: Viewer & { personId: string }
  firstDay: string
  lastDay: string
  language?: Language
}

/** More than ten a day in a year of school; what is more is asked for in shorter stretches. */
const MOST_MOVEMENTS = 2_500

/**
 * What happened between two days, both with it, in the order in which it was booked.
 * @throws Refused not_found, period_not_valid, statement_too_long
 */
export async function makeStatement(house: House, { schoolId, walletId, viewer, firstDay, lastDay }: StatementWish): Promise<Statement> {
  if (!mayBeStated({ firstDay, lastDay })) throw new Refused('period_not_valid')
  const { database, clock } = house
  const now = clock.now()
  const wallet = await walletOf(database, { personId: viewer.personId, schoolId, walletId, now })
  if (!wallet) throw new Refused('not_found')
  const opening = await pointBefore(database, { schoolId, walletId, before: startOfNorwegianDay(firstDay) })
  const closing = await pointBefore(database, { schoolId, walletId, before: startOfNorwegianDay(addDays(lastDay, 1)) })
  const count = closing.version - opening.version
  if (count > MOST_MOVEMENTS) throw new Refused('statement_too_long')
  const { entries } = count === 0 ? { entries: [] } : await walletEntries(database, { schoolId, walletId, before: closing.version + 1, limit: count, viewer })
  return {
    holder: `${wallet.firstName} ${wallet.lastName}`,
    schoolName: wallet.schoolName,
    operator: wallet.operator,
    firstDay,
    lastDay,
    madeAt: now.toISOString(),
    openingOre: opening.balanceOre,
    closingOre: closing.balanceOre,
    entries: entries.toReversed(),
  }
}

export async function stateAsPdf(house: House, wish: StatementWish): Promise<NamedFile> {
  const { language = 'nb' } = wish
  const statement = await makeStatement(house, wish)
  const content = await printInTurn(new URL('./print-worker.ts', import.meta.url), { statement, language })
  return { name: nameOf(statement, language, 'pdf'), content }
}

export async function stateAsCsv(house: House, wish: StatementWish): Promise<NamedFile> {
  const { language = 'nb' } = wish
  const statement = await makeStatement(house, wish)
  return { name: nameOf(statement, language, 'csv'), content: Buffer.from(writeCsv(statement, language)) }
}

const nameOf = ({ firstDay, lastDay }: Statement, language: Language, ending: string) => `${statementTexts[language].fileName(firstDay, lastDay)}.${ending}`
