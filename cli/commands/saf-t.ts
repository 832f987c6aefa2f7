import fs from 'node:fs'
import { isDay } from '../../rules/norwegian-time.ts'
import { readOrganisationNumber } from '../../rules/organisation-number.ts'
import { readDatabaseAndSecret, readDatabasePlace } from '../../server/config.ts'
import { allSigningSecrets } from '../../server/journal/index.ts'
import { makeKeys } from '../../server/keys.ts'
import { companiesWith, type FileVerdict, NotReadable, type Verifier, verifierOf, verifyFile, writeCashRegister } from '../../server/saf-t/index.ts'
import type { Command, Given } from '../command.ts'
import { Complaint } from '../complaint.ts'
import { readSnapshot } from '../open-to-read.ts'
import { version } from '../version.ts'

export const command: Command = {
  usage: 'saf-t --operator <organisation number> [--school <number>] --from <day> --until <day> <file>, saf-t verify --keys <file> <file>, saf-t keys <file>',
  help: `Writes the whole journals of an operator's registers for some days as SAF-T Cash Register 1.00, as the tax office may
ask for: every sale with its lines and its signature, every event, every X and Z report. No names are in it.

  --operator  whose registers: nine digits
  --school    only this school, by its number
  --from, --until  the first and the last day, as 2026-01-31

"saf-t verify" reads such a file and verifies every signature in it by the file and the keys alone, without the
database; the exit code is 3 when one is wrong. "saf-t keys" writes the keys to a file that only you can read: they are
what is given to the tax authority with the product declaration. A file with one key, a public key in PEM or a secret, is
taken for every version. A file that is there already is never written over.`,
  options: {
    operator: { type: 'string' },
    school: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    keys: { type: 'string' },
  },
  words: 2,
  run: async (given) => {
    const [first, second] = given.words
    if (first === 'verify') return verifySignatures(given, second)
    if (first === 'keys') return writeKeys(second)
    if (second !== undefined) throw new Complaint(`"${second}" is one word too many. It is: kantinekort saf-t … <file>`, { exitCode: 2 })
    return writeFile(given, first)
  },
}

async function writeFile({ values }: Given, file: string | undefined): Promise<number> {
  const organisationNumber = readOrganisationNumber(String(values.operator ?? ''))
  const [from, until] = [String(values.from ?? ''), String(values.until ?? values.from ?? '')]
  const schoolId = values.school === undefined ? null : Number(values.school)
  if (!file) throw new Complaint('Say which file to write, at the end of the command.', { exitCode: 2 })
  if (!organisationNumber) throw new Complaint('Say whose registers, by organisation number: --operator 988077917', { exitCode: 2 })
  if (schoolId !== null && !Number.isSafeInteger(schoolId)) throw new Complaint('Say which school by its number: --school 3', { exitCode: 2 })
  if (!isDay(from) || !isDay(until) || from > until) throw new Complaint('Say which days: --from 2026-01-01 --until 2026-03-31', { exitCode: 2 })
  refuseToWriteOver(file)
  await readSnapshot(readDatabasePlace(process.env).database, async (tx) => {
    const [company, ...others] = await companiesWith(tx, organisationNumber)
    if (!company || others.length > 0) throw new Complaint(`There ${company ? 'are several operators' : 'is no operator'} with ${organisationNumber}.`)
    await writeWhole(file, writeCashRegister(tx, { company, schoolId, from, until, now: new Date(), softwareVersion: version }))
  })
  console.log(`${file}: the journals from ${from} until ${until}. "kantinekort saf-t verify" verifies it.`)
  return 0
}

async function writeKeys(file: string | undefined): Promise<number> {
  if (!file) throw new Complaint('Say which file to write the keys to, at the end of the command.', { exitCode: 2 })
  refuseToWriteOver(file)
  const { database, masterSecret } = readDatabaseAndSecret(process.env)
  const secrets = await readSnapshot(database, (tx) => allSigningSecrets(tx, makeKeys(masterSecret)))
  fs.writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  console.log(`${file}: ${Object.keys(secrets).length} keys, HMAC-SHA1-128 in base64, by version. Keep it as you keep the master secret.`)
  return 0
}

async function verifySignatures({ values }: Given, file: string | undefined): Promise<number> {
  const keys = String(values.keys ?? '')
  if (!file) throw new Complaint('Say which file to verify, at the end of the command.', { exitCode: 2 })
  if (keys === '') throw new Complaint('Say where the keys are: --keys keys.json', { exitCode: 2 })
  for (const each of [file, keys]) if (!fs.existsSync(each)) throw new Complaint(`There is no file ${each}.`)
  const verifierFor = readKeys(keys)
  const verdict = await verifyFile(fs.createReadStream(file, { encoding: 'utf8' }), verifierFor).catch((error: unknown) => {
    if (error instanceof NotReadable) throw new Complaint(`${file} cannot be read: ${error.message}.`)
    throw error
  })
  console.log(explain(verdict))
  return verdict.wrongCount === 0 ? 0 : 3
}

/** Keys by version, from a file of several as JSON or of one alone. */
function readKeys(file: string): (keyVersion: string) => Verifier | null {
  const text = fs.readFileSync(file, 'utf8')
  try {
    if (!text.trimStart().startsWith('{')) {
      const only = verifierOf(text)
      return () => only
    }
    const verifiers = new Map(Object.entries(JSON.parse(text) as Record<string, unknown>).map(([name, key]) => [name, verifierOf(String(key))]))
    return (name) => verifiers.get(name) ?? null
  } catch {
    throw new Complaint(`${file} holds no keys: it is a public key in PEM, a secret of 16 bytes, or {"1": "…"} with one for each version.`)
  }
}

const WHAT = {
  signature: 'the signature is not right',
  missing: 'there is no signature',
  key: 'there is no key of its version',
  gap: 'it does not follow the one before',
}

function explain({ registers, transactions, wrong, wrongCount, unchecked }: FileVerdict): string {
  const looked = `${transactions} transactions of ${registers} registers`
  const first =
    unchecked.length === 0 ? [] : [`The first transaction of ${unchecked.join(', ')} could not be checked: the file does not tell what was before it.`]
  if (wrongCount === 0) return [`Every signature is right: ${looked}.`, ...first].join('\n')
  const shown = wrong.map(({ registerId, nr, what }) => `- register ${registerId}, transaction ${nr}: ${WHAT[what]}.`)
  return [
    `${wrongCount} things are wrong in ${looked}:`,
    ...shown,
    ...(wrongCount > wrong.length ? [`- and ${wrongCount - wrong.length} more`] : []),
    ...first,
  ].join('\n')
}

function refuseToWriteOver(file: string): void {
  if (fs.existsSync(file)) throw new Complaint(`${file} is there already. Choose another name.`)
}

// Written under another name first: there is a whole file or none.
async function writeWhole(file: string, pieces: AsyncIterable<string>): Promise<void> {
  const partial = `${file}.partial`
  const out = fs.openSync(partial, 'w', 0o600)
  try {
    for await (const piece of pieces) fs.writeSync(out, piece)
    fs.fsyncSync(out)
  } finally {
    fs.closeSync(out)
  }
  fs.renameSync(partial, file)
}
