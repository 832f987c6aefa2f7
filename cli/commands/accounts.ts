import fs from 'node:fs'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import { isMonth, operatorsWith, readAccounts, writeCsv, writeSafT } from '../../server/accounting/index.ts'
import { readDatabasePlace } from '../../server/config.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { readSnapshot } from '../open-to-read.ts'
import { version } from '../version.ts'

export const command: Command = {
  usage: 'accounts --operator <organisation number> --from <month> --to <month> [--csv] <file>',
  help: `Writes an operator's bookkeeping for whole months, from the ledgers of all its schools: top-ups as a debt to the pupils,
sales for each VAT code, VAT, refunds, fees and bank, one voucher for each school, day and kind.
The file is SAF-T Financial 1.30, which every Norwegian accounting system imports. A day that is over never changes, so
a month can be written again and is the same. A file that is there already is never written over.

  --operator  whose books: nine digits
  --from, --to  the first and the last month, as 2026-01
  --csv       a table of vouchers instead`,
  options: { operator: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, csv: { type: 'boolean' } },
  words: 1,
  run: async ({ values, words: [file] }) => {
    const organisationNumber = readOrganisationNumber(String(values.operator ?? ''))
    const [first, last] = [String(values.from ?? ''), String(values.to ?? values.from ?? '')]
    if (!file) throw new Complaint('Say which file to write, at the end of the command.', { exitCode: 2 })
    if (!organisationNumber) throw new Complaint('Say whose books, by organisation number: --operator 988077917', { exitCode: 2 })
    if (!isMonth(first) || !isMonth(last) || first > last) throw new Complaint('Say which months: --from 2026-01 --to 2026-03', { exitCode: 2 })
    if (fs.existsSync(file)) throw new Complaint(`${file} is there already. Choose another name.`)
    const accounts = await readSnapshot(readDatabasePlace(process.env).database, async (tx) => {
      const [operator, ...others] = await operatorsWith(tx, organisationNumber)
      if (!operator || others.length > 0) throw new Complaint(`There ${operator ? 'are several operators' : 'is no operator'} with ${organisationNumber}.`)
      return readAccounts(tx, { operator, months: { first, last }, now: new Date(), softwareVersion: version })
    })
    // Written under another name first: there is a whole file or none.
    const partial = `${file}.partial`
    const out = fs.openSync(partial, 'w', 0o600)
    for (const piece of values.csv ? writeCsv(accounts) : writeSafT(accounts)) fs.writeSync(out, piece)
    fs.fsyncSync(out)
    fs.closeSync(out)
    fs.renameSync(partial, file)
    console.log(`${file}: ${accounts.vouchers.length} vouchers of ${accounts.schools.length} schools, ${first} to ${last}.`)
    return 0
  },
}
