// A guardian who is signed in on a phone, a canteen that takes payments, and the companies that carry them: what
// every journey of paying in begins with. Time goes on here, as it does for payers.

import type { Page } from '@playwright/test'
import { DIST } from '../cli/build-apps.ts'
import { simulatedVipps } from '../cli/demo/simulators.ts'
import { sql, transaction } from '../database/transaction.ts'
import { makeApp } from '../server/app.ts'
import { serveApps } from '../server/http/static-files.ts'
import { makePerson } from '../server/people/index.ts'
import { type RunningSimulator, startSimulator } from '../simulator/simulator.ts'
import { simulatedMerchant, swedbankPay } from '../simulator/swedbank-pay/index.ts'
import { vipps } from '../simulator/vipps/index.ts'
import { type Canteen, makeCanteen, type TestPupil } from './canteen.ts'
import { freePort } from './free-port.ts'
import { houseForTest, type TestHouse } from './house-for-test.ts'
import { PASSWORD } from './people.ts'
import { openChromium, PATIENCE_MS } from './screens.ts'

export const PHONE = { width: 390, height: 844, colorScheme: 'light' } as const
export const PAYER_EMAIL = 'kari@example.no'
const TICK_MS = 200

export type PayerOnPhone = {
  made: TestHouse
  canteen: Canteen
  pupil: TestPupil
  /** `vipps` is null where there is only the card. */
  companies: { swedbankPay: RunningSimulator; vipps: RunningSimulator | null }
  address: string
  page: Page
  letTimeStand: (isStanding: boolean) => void
  close: () => Promise<void>
}

export async function openPayerOnPhone({ balanceOre, hasVipps }: { balanceOre: number; hasVipps: boolean }): Promise<PayerOnPhone> {
  const made = await houseForTest()
  const { now, pass } = made.clock
  let isStanding = false
  const ticking = setInterval(() => {
    if (!isStanding) pass(TICK_MS)
  }, TICK_MS)
  const companies = { swedbankPay: await startSimulator(swedbankPay, { port: 0, now }), vipps: hasVipps ? await startSimulator(vipps, { port: 0, now }) : null }
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const house = { ...made.house, publicUrl: address }
  const canteen = await makeCanteen(house)
  const pupil = await canteen.makePupil({ balanceOre, firstName: 'Bartholomeus-Emmanuel' })
  await transaction(house.database, async (tx) => {
    const { personId } = await makePerson(tx, house, { email: PAYER_EMAIL, firstName: 'Kari', lastName: 'Prøve', password: PASSWORD, language: 'nb' })
    await tx.query(sql`
      insert into guardianship (school_id, pupil_id, person_id, starts_at)
      values (${pupil.schoolId}, ${pupil.pupilId}, ${personId}, ${now()})`)
  })
  const app = await makeApp(house, {
    isHttps: false,
    proxies: 0,
    payments: {
      swedbankPay: { apiUrl: companies.swedbankPay.address, accessToken: simulatedMerchant.token, payeeId: simulatedMerchant.payeeId, subsites: {} },
      vipps: companies.vipps && (await simulatedVipps(companies.vipps.address, address)),
    },
  })
  await serveApps(app, DIST)
  await app.listen({ port, host: '127.0.0.1' })
  const browser = await openChromium()
  const context = await browser.newContext({ viewport: PHONE, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE_MS)
  await context.clock.setSystemTime(now())
  const page = await context.newPage()
  await page.goto(`${address}/`)
  await page.getByLabel('E-post').fill(PAYER_EMAIL)
  await page.getByLabel('Passord', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click()
  await page.getByRole('link', { name: 'Fyll på av seg selv' }).waitFor()
  return {
    made,
    canteen,
    pupil,
    companies,
    address,
    page,
    letTimeStand: (stands) => {
      isStanding = stands
    },
    close: async () => {
      clearInterval(ticking)
      await browser.close()
      await app.close()
      await companies.vipps?.stop()
      await companies.swedbankPay.stop()
      await made.close()
    },
  }
}
