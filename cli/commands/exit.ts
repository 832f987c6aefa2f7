import fs from 'node:fs'
import path from 'node:path'
import { openMigrated } from '../../database/migrate.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import { readExitConfig } from '../../server/config.ts'
import { exitSchool, schoolsToExit, type SchoolToExit } from '../../server/exits/index.ts'
import { makeHouse, systemClock } from '../../server/house.ts'
import { makeKeys } from '../../server/keys.ts'
import { installationOf } from '../../server/main.ts'
import { setUpPayments } from '../../server/payments/index.ts'
import { backUp } from '../backup/back-up.ts'
import type { Command } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { writeAccountsOf, writeRefundsOf } from '../exit/write-files.ts'

export const command: Command = {
  usage: 'exit --operator <organisation number> [--school <number>] [--sure] <folder>',
  help: `Ends the canteens of an operator, or one of them, for good: tills are closed and nothing more is sold or paid in,
everything is exported to a new folder, and the refunds of all are prepared. Without --sure it only tells what it
would do. What is on every wallet goes back to those who paid it in: through the payment by the running server,
the rest by files to the bank from the office. Done again (a day later, for what was on its way) it does what is left.

An embedded database is opened by one process: stop Kantinekort first, and start it again afterwards.

  --operator  whose canteens: nine digits
  --school    only this school, by its number
  --sure      do it`,
  options: { operator: { type: 'string' }, school: { type: 'string' }, sure: { type: 'boolean' } },
  words: 1,
  run: async ({ values, words: [folder] }) => {
    const organisationNumber = readOrganisationNumber(String(values.operator ?? ''))
    const schoolId = values.school === undefined ? null : Number(values.school)
    if (!organisationNumber) throw new Complaint('Say whose canteens, by organisation number: --operator 988077917', { exitCode: 2 })
    if (schoolId !== null && !Number.isSafeInteger(schoolId)) throw new Complaint('Say which school by its number: --school 3', { exitCode: 2 })
    if (!folder) throw new Complaint('Say which folder to export to, at the end of the command.', { exitCode: 2 })
    if (fs.existsSync(folder)) throw new Complaint(`${folder} is there already. Choose a new folder.`)
    const config = readExitConfig(process.env)
    const database = await openMigrated(config.database)
    let schools: SchoolToExit[] = []
    try {
      schools = await schoolsToExit(database, { organisationNumber, schoolId })
      if (schools.length === 0) throw new Complaint(`There is no such school of an operator with ${organisationNumber}.`)
      console.log(tellPlan(schools))
      if (!values.sure) {
        console.log('\nNothing has been done. Add --sure to do it: tills that are closed stay closed.')
        return 0
      }
      const installation = (await installationOf(database)) ?? 'real'
      const house = makeHouse({ database, clock: systemClock, keys: makeKeys(config.masterSecret), log: () => {}, publicUrl: config.publicUrl, installation })
      const payments = setUpPayments(house, config.payments, () => config.publicUrl)
      for (const school of schools) {
        const { tillsClosed, refunds, refundedOre } = await exitSchool(house, payments, school.schoolId)
        console.log(`${school.name}: ${tillsClosed} tills closed, ${refunds} refunds prepared, ${formatKroner(refundedOre)}.`)
      }
    } finally {
      await database.close()
    }
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const inFolder = (name: string) => path.join(folder, name)
    const schoolIds = schools.map((school) => school.schoolId)
    await backUp(config.database, { file: inFolder('everything.backup'), now: new Date() })
    await writeRefundsOf(config.database, { file: inFolder('refunds.csv'), schoolIds })
    await writeAccountsOf(config.database, { inFolder, organisationNumber, schoolIds })
    console.log(`Exported to ${folder}: everything.backup, refunds.csv, accounts.xml and accounts.csv.
Start Kantinekort: what goes through payments goes by itself. In the office, «Utbetalinger» makes the files for the bank.`)
    return 0
  },
}

const tellPlan = (schools: readonly SchoolToExit[]) =>
  schools
    .map(
      ({ schoolId, name, operatorName, wallets, balanceOre, tills }) =>
        `${name} (school ${schoolId}, ${operatorName}): ${tills} open tills, ${wallets} wallets with ${formatKroner(balanceOre)} to give back.`,
    )
    .join('\n')
