import { askOwnerOf } from '../../database/folder-lock.ts'
import { readDatabaseAndSecret } from '../../server/config.ts'
import { makeKeys } from '../../server/keys.ts'
import type { Command, Given } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { seeded } from '../demo/random.ts'
import { askAt } from '../lunch-rush/ask-demo.ts'
import { drive } from '../lunch-rush/drive.ts'
import { planRush } from '../lunch-rush/plan-rush.ts'
import { pupilsOfDemo } from '../lunch-rush/pupils.ts'
import { explainRush, soFar } from '../lunch-rush/report.ts'
import { openTills } from '../lunch-rush/tills.ts'
import { explainVerification, verifyPlace } from '../verify-place.ts'

export const command: Command = {
  usage: 'lunch-rush [--rate 20] [--seconds 60] [--tills 6]',
  help: `Lets a crowd of pupils buy lunch in the running demo, through its HTTP API as tills do, and tells how long they
waited and who was refused. Then it verifies that every øre is accounted for.

  --rate     purchases a second, from 1 to 2000 (20)
  --seconds  how long, from 1 to 600 (60)
  --tills    how many tills take them, from 1 to 12 (6)`,
  options: { rate: { type: 'string' }, seconds: { type: 'string' }, tills: { type: 'string' } },
  run: async ({ values }) => {
    const rate = readWhole(values, 'rate', { usually: 20, most: 2_000 })
    const seconds = readWhole(values, 'seconds', { usually: 60, most: 600 })
    const count = readWhole(values, 'tills', { usually: 6, most: 12 })
    const { database, dataFolder, masterSecret } = readDatabaseAndSecret(process.env)
    if (!dataFolder) throw new Complaint('A lunch rush drives a demo on the embedded database. For a PostgreSQL server there is "npm run bench".')
    const keys = makeKeys(masterSecret)

    const ask = askAt(await addressOfDemo(dataFolder))
    const tills = await openTills(ask, { count, dataFolder })
    await fillWallets(dataFolder)
    const purchases = planRush({ rate, seconds, tills, pupils: await pupilsOfDemo(database, keys), random: seeded(Date.now() & 0xffff) })
    console.log(`${purchases.length} pupils come to ${count} tills over ${seconds} seconds …`)
    const result = await drive(ask, purchases, (sofar) => process.stdout.isTTY && process.stdout.write(`\r\u001b[K${soFar(sofar)}`))
    console.log(`${process.stdout.isTTY ? '\r\u001b[K' : ''}\n${explainRush(result, { rate })}\n`)

    const found = await verifyPlace(database, keys)
    console.log(explainVerification(found))
    return found.discrepancies.length > 0 ? 3 : Object.keys(result.failed).length > 0 ? 1 : 0
  },
}

function readWhole(values: Given['values'], name: string, { usually, most }: { usually: number; most: number }): number {
  const text = values[name]
  if (text === undefined) return usually
  const value = typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > most) throw new Complaint(`--${name} is "${text}" and must be a whole number from 1 to ${most}.`, { exitCode: 2 })
  return value
}

async function addressOfDemo(dataFolder: string): Promise<string> {
  const address = await askOwnerOf(dataFolder, 'address')
  if (!address) throw new Complaint('The demo is not running. Start it in another terminal with "npm start", and try again.')
  return Buffer.from(address).toString('utf8')
}

// Only a demo's process knows this question, and no real one ever does.
async function fillWallets(dataFolder: string): Promise<void> {
  console.log('Guardians pay in where money is short …')
  await askOwnerOf(dataFolder, 'pay in where money is short')
}
