import { openMigrated } from '../../database/migrate.ts'
import { transaction } from '../../database/transaction.ts'
import { type Config, readSetupConfig } from '../../server/config.ts'
import { type House, makeHouse, systemClock } from '../../server/house.ts'
import { makeKeys } from '../../server/keys.ts'
import { installationOf } from '../../server/main.ts'
import { makePasswordLink } from '../../server/people/index.ts'
import type { Command, Given } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { askForAnswers } from '../setup/ask.ts'
import { questionOptions } from '../setup/questions.ts'
import { setUp } from '../setup/set-up.ts'

export const command: Command = {
  usage: 'setup [--operator-name … --school-name … --email … …]',
  help: `Makes what a new installation needs: the tables, the signing key, the operator who runs the canteens, the first
school, and an administrator. What is not given as an option is asked for. At the end it prints a link by which the
administrator chooses a password; it works for a day. More schools, tills and staff are made in the office then.

Options, for scripts (each can be left out and is then asked for):
${Object.entries(questionOptions)
  .map(([name, { about }]) => `  --${name.padEnd(24)} ${about}`)
  .join('\n')}

  --link-for <e-mail>        only prints a new link to choose a password, for somebody who is known already`,
  options: { ...Object.fromEntries(Object.keys(questionOptions).map((name) => [name, { type: 'string' as const }])), 'link-for': { type: 'string' } },
  run: async ({ values }) => {
    const config = readSetupConfig(process.env)
    if (typeof values['link-for'] === 'string') return printLink(config, values['link-for'])
    // Asked first: nothing is made before everything is known.
    const answers = await askForAnswers(values as Given['values'])
    return withHouse(config, async (house) => {
      if (await installationOf(house.database))
        throw new Complaint(
          `The database (${house.database.description}) has been set up before. Schools and staff are added in the office; "--link-for <e-mail>" prints a link to choose a password.`,
        )
      const { link } = await setUp(house, answers)
      console.log(`\nDone: ${answers.operator.name} runs the canteen at ${answers.school.name}.

${answers.administrator.firstName} chooses a password here, within a day, once "kantinekort start" runs:
  ${link}

Then sign in at ${house.publicUrl}/office/ to add tills, the menu and pupils.`)
      return 0
    })
  },
}

function printLink(config: SetupConfig, email: string): Promise<number> {
  return withHouse(config, async (house) => {
    const made = await transaction(house.database, (tx) => makePasswordLink(tx, house, { email }))
    if (!made) throw new Complaint(`Nobody here has the e-mail address ${email}.`)
    console.log(`A password is chosen here, before ${made.expiresAt.toLocaleString('nb-NO', { timeZone: 'Europe/Oslo' })}:\n  ${made.link}`)
    return 0
  })
}

type SetupConfig = Pick<Config, 'database' | 'masterSecret' | 'publicUrl'>

async function withHouse(config: SetupConfig, work: (house: House) => Promise<number>): Promise<number> {
  const database = await openMigrated(config.database)
  try {
    return await work(
      makeHouse({ database, clock: systemClock, keys: makeKeys(config.masterSecret), log: () => {}, publicUrl: config.publicUrl, installation: 'real' }),
    )
  } finally {
    await database.close()
  }
}
