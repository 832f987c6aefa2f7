// npm run bench:till: how long a pupil stands at the counter, from the scanner's last key until «Godkjent» is on the
// screen, in a real browser. A crowd of pupils buys a baguette each,
// connected and then without a network; every sale must be approved, and be in the database when there is contact again.

import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { firstRow, sql } from '../database/transaction.ts'
import buildApps from '../test/built-apps.ts'
import { scan } from '../test/screens.ts'
import { openTillWorld } from '../test/till-world.ts'

const { values: flags } = parseArgs({ options: { sales: { type: 'string', default: '100' } } })
const sales = Number(flags.sales)

await buildApps()
const world = await openTillWorld()
try {
  const [first, second] = [await makeCodes(), await makeCodes()]
  const page = await world.openTill()
  await watchOutcomes(page)
  tell('connected', await sellTo(page, first))
  // What the till holds for when it is alone comes by itself, a little later than the goods.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.waitForTimeout(10_000)
  world.line.cut()
  await page.evaluate(() => dispatchEvent(new Event('offline')))
  await page.getByRole('button', { name: /Selger uten nett/ }).waitFor()
  tell('without a network', await sellTo(page, second))
  world.line.mend()
  await page.getByRole('button', { name: new RegExp(`${sales} salg uten nett er ført`) }).waitFor()
  const found = await firstRow<{ count: number }>(world.made.house.database, sql`select count(*) from purchase where school_id = ${world.canteen.schoolId}`)
  console.log(`${found?.count} of ${2 * sales} sales are in the database`)
  if (Number(found?.count) !== 2 * sales) process.exitCode = 1
} finally {
  await world.close()
}

async function makeCodes(): Promise<string[]> {
  const codes: string[] = []
  for (let each = 0; each < sales; each += 1) codes.push((await world.canteen.makePupil()).code)
  return codes
}

async function sellTo(page: Page, codes: string[]): Promise<number[]> {
  const times: number[] = []
  for (const code of codes) times.push(await sell(page, code))
  return times
}

type Watching = { scannedAt: number; shown: (ms: number) => void; wait: Promise<number> }

/** Has the page itself take the time, so that nothing of how it is driven is counted. */
async function watchOutcomes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const watching = globalThis as unknown as Watching
    watching.scannedAt = 0
    addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Enter') watching.scannedAt = performance.now()
      },
      { capture: true },
    )
    new MutationObserver(() => {
      if (watching.scannedAt === 0 || document.querySelector('[data-outcome="approved"]') === null) return
      const { scannedAt } = watching
      watching.scannedAt = 0
      // The frame after the one in which it is drawn.
      requestAnimationFrame(() => requestAnimationFrame(() => watching.shown(performance.now() - scannedAt)))
    }).observe(document, { subtree: true, childList: true, attributes: true })
  })
  // Before the till's own listeners, which let nothing of a scan through.
  await page.reload()
  await page.getByRole('button', { name: /Baguett/ }).waitFor()
}

/** One baguette, by a scanned card; answers the milliseconds. */
async function sell(page: Page, code: string): Promise<number> {
  await page.getByRole('button', { name: /Baguett/ }).click()
  await page.evaluate(() => {
    const watching = globalThis as unknown as Watching
    watching.wait = new Promise((resolve) => (watching.shown = resolve))
  })
  await scan(page, code)
  const took = await page.evaluate(() => (globalThis as unknown as Watching).wait)
  await page.locator('[data-outcome="approved"]').click()
  await page.locator('[data-outcome="approved"]').waitFor({ state: 'detached' })
  return took
}

function tell(name: string, times: number[]): void {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)
  console.log(`${name}: from the scan to «Godkjent» p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms (${times.length} sales)`)
}
