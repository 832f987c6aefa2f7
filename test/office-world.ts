// The office in a real browser, at a real server, over a line that can be cut: for tests that look at its screens.

import type { BrowserContext, Page } from '@playwright/test'
import type { FastifyInstance } from 'fastify'
import { DIST } from '../cli/build-apps.ts'
import { bankFile } from '../cli/demo/bank-file.ts'
import { Refused } from '../contract/refusals.ts'
import type { StaffRole } from '../contract/route-types.ts'
import { firstRow, sql, transaction } from '../database/transaction.ts'
import { makeApp } from '../server/app.ts'
import { addAccount } from '../server/bank-accounts/index.ts'
import { readBankFile } from '../server/bank-payments/index.ts'
import { noPayments, setUpPayments } from '../server/payments/index.ts'
import { readSettlementFile } from '../server/settlements/index.ts'
import { serveApps } from '../server/http/static-files.ts'
import { makePerson, makeStaff } from '../server/people/index.ts'
import { settlementFile } from '../simulator/swedbank-pay/index.ts'
import { type BadLine, openBadLine } from './bad-line.ts'
import { type Canteen, makeCanteen, type TestPupil } from './canteen.ts'
import { houseForTest, type TestHouse } from './house-for-test.ts'
import { PASSWORD } from './people.ts'
import { type Look, openChromium, PATIENCE_MS } from './screens.ts'

export const desk: Look = { width: 1440, height: 900, colorScheme: 'light' }

export type OfficeWorld = {
  made: TestHouse
  canteen: Canteen
  app: FastifyInstance
  line: BadLine
  /** Somebody with a password, and a post unless the role is null; answers the e-mail address. */
  makeColleague: (role: StaffRole | null) => Promise<string>
  /** A page at an address of the office, on a device where nobody has signed in. Its clock is the server's. */
  openPage: (path?: string, look?: Partial<Look>) => Promise<Page>
  /** The same on a device where somebody with that post is signed in. To sign in takes a while, so there is one such device for each post and look. */
  openOffice: (role: StaffRole, path?: string, look?: Partial<Look>) => Promise<Page>
  /** A baguette for each pupil, bought at the canteen's till. */
  sellTo: (...pupils: TestPupil[]) => Promise<void>
  /** A payment by bank transfer that names nobody; answers its id. */
  receiveFromBank: () => Promise<string>
  /** A settlement with a payment that is nobody's; answers the difference's id. */
  settleWithDifference: () => Promise<string>
  close: () => Promise<void>
}

export async function openOfficeWorld(): Promise<OfficeWorld> {
  const made = await houseForTest()
  const canteen = await makeCanteen(made.house)
  const app = await makeApp(made.house, { isHttps: false, proxies: 0 })
  await serveApps(app, DIST)
  const line = await openBadLine(await app.listen({ port: 0, host: '127.0.0.1' }))
  const browser = await openChromium()
  let colleagues = 0
  let files = 0

  const makeColleague: OfficeWorld['makeColleague'] = async (role) => {
    colleagues += 1
    const email = `colleague${colleagues}@office.example`
    const { house } = made
    await transaction(house.database, async (tx) => {
      const { personId } = await makePerson(tx, house, {
        email,
        firstName: 'Bartholomeus-Emmanuel',
        lastName: 'Nguyễn-Haugerud',
        password: PASSWORD,
        language: 'nb',
      })
      const school = await firstRow<{ operatorId: string }>(tx, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
      if (school && role)
        await makeStaff(tx, house, { personId, operatorId: school.operatorId, schoolId: role === 'administrator' ? null : canteen.schoolId, role })
    })
    return email
  }
  const newDevice = async (look: Partial<Look>) => {
    const { width, height, colorScheme } = { ...desk, ...look }
    const device = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    device.setDefaultTimeout(PATIENCE_MS)
    return device
  }
  const openOn = async (device: BrowserContext, path: string) => {
    const page = await device.newPage()
    await page.clock.setSystemTime(made.clock.now())
    await page.goto(`${line.address}/office/${path}`)
    return page
  }
  const signedInDevice = async (role: StaffRole, look: Partial<Look>) => {
    const device = await newDevice(look)
    // Guessing passwords is bounded in time, and all these devices have one address.
    made.clock.pass(20 * 60_000)
    const page = await openOn(device, '')
    await signIn(page, await makeColleague(role))
    await page.getByRole('navigation', { name: 'Sidene på kontoret' }).waitFor()
    await page.close()
    return device
  }
  const devices = new Map<string, BrowserContext>()
  return {
    made,
    canteen,
    app,
    line,
    makeColleague,
    openPage: async (path = '', look = {}) => openOn(await newDevice(look), path),
    openOffice: async (role, path = '', look = {}) => {
      const name = JSON.stringify([role, look])
      const device = devices.get(name) ?? (await signedInDevice(role, look))
      devices.set(name, device)
      const page = await openOn(device, path)
      await page.getByRole('navigation', { name: 'Sidene på kontoret' }).waitFor()
      return page
    },
    sellTo: async (...pupils) => {
      for (const pupil of pupils) {
        const { till, ...payload } = canteen.wish(pupil, { id: made.house.newId() })
        const { statusCode, body } = await app.inject({
          method: 'POST',
          url: '/api/purchases',
          headers: { 'x-kantinekort': '1', authorization: `Bearer ${canteen.till.token}` },
          payload,
        })
        if (statusCode !== 200) throw new Error(`${till.tillId} could not sell: ${body}`)
      }
    },
    settleWithDifference: async () => {
      const { house } = made
      const known = await firstRow<{ operatorId: string }>(house.database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
      const operatorId = known?.operatorId as string
      const stranger = {
        id: '/psp/1',
        created: house.clock.now(),
        type: 'Capture',
        number: 40_000_000_001,
        amount: 12_500,
        vatAmount: 0,
        description: 'Nettbutikk',
        payeeReference: 'WEBSHOP20261103000000000000001',
        instrument: 'CreditCard',
        authorization: 40_000_000_000,
        subsite: null,
      } as const
      const text = settlementFile({ payeeId: '5cabf558-5283-482f-b252-4d58e06f6f3b', accountingNo: 70_001, day: '2026-11-03', transactions: [stranger] })
      await readSettlementFile(
        house,
        setUpPayments(house, noPayments, () => house.publicUrl),
        { operatorId, text, feeOre: 150, personId: null },
      )
      const found = await firstRow<{ differenceId: string }>(
        house.database,
        sql`select id as "differenceId" from settlement_difference where operator_id = ${operatorId} and kind = 'missing_with_us'`,
      )
      return found?.differenceId as string
    },
    receiveFromBank: async () => {
      const { house } = made
      const known = await firstRow<{ operatorId: string }>(house.database, sql`select operator_id as "operatorId" from school where id = ${canteen.schoolId}`)
      const operatorId = known?.operatorId as string
      const account = '86011117947'
      await transaction(house.database, (tx) => addAccount(tx, house, { operatorId, typed: account })).catch((error: unknown) => {
        // Every look at the office shares one account.
        if (!(error instanceof Refused)) throw error
      })
      files += 1
      const payments = [{ reference: `REF-${files}`, kroner: '250.00', payer: 'Bartholomeus-Emmanuel Nguyễn-Haugerud', message: 'Lunsjpenger for november' }]
      const text = bankFile({ messageId: `FILE-${files}`, account, bookedOn: '2026-11-03', payments })
      await readBankFile(house, { operatorId, name: 'innbetalinger.xml', text, personId: null })
      const payment = await firstRow<{ id: string }>(house.database, sql`select id from bank_payment where reference = ${`REF-${files}`}`)
      return payment?.id as string
    },
    close: async () => {
      await browser.close()
      await line.close()
      await app.close()
      await made.close()
    },
  }
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-post').fill(email)
  await page.getByRole('textbox', { name: 'Passord' }).fill(password)
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click()
}
