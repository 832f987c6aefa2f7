// npm run bench:phone-keys: what it costs a till to hold the day keys of a school's phones, in a real browser with
// the till's own code: bytes on the wire, bytes on the device, the time to fetch and to open them, and to check a code.

import { chromium } from '@playwright/test'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import path from 'node:path'
import { sql, transaction } from '../database/transaction.ts'
import { dayOfStep, phoneCode, stepAt, textForMac } from '../rules/card-codes.ts'
import { makeApp } from '../server/app.ts'
import { hmac256 } from '../server/keys.ts'
import { makeCanteen } from '../test/canteen.ts'
import { houseForTest } from '../test/house-for-test.ts'
import { chromiumPath } from '../test/parts.ts'
import type { Measured, PhoneKeysOrder } from './phone-keys-page.ts'

const { values: flags } = parseArgs({ options: { pupils: { type: 'string', default: '2000' }, codes: { type: 'string', default: '300' } } })
const [pupils, codeCount] = [Number(flags.pupils), Number(flags.codes)]

const made = await houseForTest({ on: 'embedded' })
const { house } = made
const canteen = await makeCanteen(house)
const { schoolId } = canteen
const cardIds = await makePhones()
const app = await makeApp(house, { isHttps: false, proxies: 0 })
const script = await bundlePage()
app.get('/bench', { schema: { hide: true } }, (_request, reply) => reply.type('text/html').send('<!doctype html><title>bench</title>'))
const address = await app.listen({ port: 0, host: '127.0.0.1' })
const browser = await chromium.launch({ executablePath: chromiumPath() ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
try {
  const page = await (await browser.newContext({ bypassCSP: true })).newPage()
  let wireBytes = 0
  page.on('response', (response) => {
    if (response.url().includes('/phone-keys')) void response.body().then((body) => void (wireBytes = Math.max(wireBytes, body.length)))
  })
  await page.goto(`${address}/bench`)
  await page.addScriptTag({ content: script })
  const nowMs = house.clock.now().getTime()
  const order: PhoneKeysOrder = { schoolId, tillId: canteen.till.tillId, token: canteen.till.token, nowMs, codes: cardIds.slice(0, codeCount).map(codeNow) }
  const { storedBytes, fetchMs, openMs, checkMs, genuine } = await page.evaluate<Measured, PhoneKeysOrder>(
    (asked) => (globalThis as unknown as { measure: (order: PhoneKeysOrder) => Promise<Measured> }).measure(asked),
    order,
  )
  const at = (values: number[], part: number) =>
    (values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0).toFixed(2)
  console.log(`${pupils} phones: ${wireBytes} bytes on the wire, ${storedBytes} bytes on the device`)
  console.log(
    `fetch, read and index: p50 ${at(fetchMs, 0.5)} ms, max ${at(fetchMs, 1)} ms; open from the device: p50 ${at(openMs, 0.5)} ms, max ${at(openMs, 1)} ms`,
  )
  console.log(`check one code: p50 ${at(checkMs, 0.5)} ms, p95 ${at(checkMs, 0.95)} ms, max ${at(checkMs, 1)} ms (${genuine} of ${codeCount} genuine)`)
  if (genuine !== codeCount) process.exitCode = 1
} finally {
  await browser.close()
  await app.close()
  await made.close()
}

/** A school's pupils, each with a phone. Only what the list is made of: nobody buys anything here. */
async function makePhones(): Promise<string[]> {
  const ids = Array.from({ length: pupils }, () => ({ walletId: house.newId(), pupilId: house.newId(), cardId: house.newId() }))
  const now = house.clock.now()
  await transaction(house.database, async (tx) => {
    const of = (name: 'walletId' | 'pupilId' | 'cardId') => ids.map((each) => each[name])
    const hashes = ids.map(({ cardId }) => house.keys.codeHashOf(house.keys.credentialIdOf(cardId)))
    await tx.query(sql`
      insert into wallet (school_id, id, made_at)
      select ${schoolId}, id, ${now} from unnest(${of('walletId')}::uuid[]) as made (id)`)
    await tx.query(sql`
      insert into pupil (school_id, id, wallet_id, first_name, last_name, class_name, enrolled_from, made_at)
      select ${schoolId}, id, wallet_id, 'Nora', 'Prøve', '8A', '2020-08-01', ${now}
      from unnest(${of('pupilId')}::uuid[], ${of('walletId')}::uuid[]) as made (id, wallet_id)`)
    await tx.query(sql`
      insert into card (school_id, id, wallet_id, kind, code_hash, made_at, issued_at)
      select ${schoolId}, id, wallet_id, 'phone', code_hash, ${now}, ${now}
      from unnest(${of('cardId')}::uuid[], ${of('walletId')}::uuid[], ${hashes}::bytea[]) as made (id, wallet_id, code_hash)`)
  })
  return ids.map(({ cardId }) => cardId)
}

function codeNow(cardId: string): string {
  const { utcDay, stepOfDay } = dayOfStep(stepAt(house.clock.now().getTime()))
  const credentialId = house.keys.credentialIdOf(cardId)
  return phoneCode({ credentialId, stepOfDay, hmac: hmac256(house.keys.dayKeyOf(credentialId, schoolId, utcDay), textForMac(credentialId, stepOfDay)) })
}

/** The till's own code for the browser, as one script. */
async function bundlePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: path.join(import.meta.dirname, 'phone-keys-page.ts'), formats: ['iife'], name: 'bench' } },
  })
  const [first] = Array.isArray(built) ? built : [built]
  if (!first || !('output' in first)) throw new Error('the page was not built')
  return first.output[0].code
}
