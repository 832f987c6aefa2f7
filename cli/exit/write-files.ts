// What an operator takes along: who is to get what, and the books of all months.

import fs from 'node:fs'
import { oreToDecimalText } from '../../contract/money.ts'
import type { DatabasePlace } from '../../database/connect.ts'
import { operatorsWith, readAccounts, writeCsv, writeSafT } from '../../server/accounting/index.ts'
import { monthsOf, refundsUnderWay } from '../../server/exits/index.ts'
import { readSnapshot } from '../open-to-read.ts'
import { version } from '../version.ts'

/** A table of every part that is on its way, one a line. */
export async function writeRefundsOf(place: DatabasePlace, { file, schoolIds }: { file: string; schoolIds: readonly number[] }): Promise<void> {
  const lines = ['school;class;pupil;payee;way;state;account known;amount']
  await readSnapshot(place, async (tx) => {
    for (const schoolId of schoolIds) {
      for (const { school, className, pupil, payee, way, state, isAccountKnown, amountOre } of await refundsUnderWay(tx, schoolId)) {
        lines.push([school, className, pupil, payee ?? '', way, state, isAccountKnown ? 'yes' : 'no', oreToDecimalText(amountOre)].map(quoted).join(';'))
      }
    }
  })
  fs.writeFileSync(file, `${lines.join('\r\n')}\r\n`, { mode: 0o600 })
}

// What begins with one of these would be taken for a formula by a spreadsheet.
const quoted = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The books of the operator, from the first month to the last, as SAF-T and as a table. */
export async function writeAccountsOf(
  place: DatabasePlace,
  { inFolder, organisationNumber, schoolIds }: { inFolder: (name: string) => string; organisationNumber: string; schoolIds: readonly number[] },
): Promise<void> {
  const accounts = await readSnapshot(place, async (tx) => {
    const [operator] = await operatorsWith(tx, organisationNumber)
    const months = await monthsOf(tx, schoolIds)
    return operator && months ? readAccounts(tx, { operator, months, now: new Date(), softwareVersion: version }) : null
  })
  if (!accounts) return
  fs.writeFileSync(inFolder('accounts.xml'), [...writeSafT(accounts)].join(''), { mode: 0o600 })
  fs.writeFileSync(inFolder('accounts.csv'), [...writeCsv(accounts)].join(''), { mode: 0o600 })
}
