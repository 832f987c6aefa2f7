// Signing in without a password, on a phone: a guardian connects Vipps to the profile there is, comes straight in the next time,
// sees the way in and takes it away; a pupil whose Feide name the school has confirmed is let in at once. And a passkey that the
// browser’s own authenticator makes, in the portal and the office, until it is taken away.

import type { Browser, CDPSession, Page } from '@playwright/test'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DIST } from '../../cli/build-apps.ts'
import { signInProvidersOf } from '../../cli/demo/simulators.ts'
import { sql, transaction } from '../../database/transaction.ts'
import { makeApp } from '../../server/app.ts'
import { makeHouse } from '../../server/house.ts'
import { serveApps } from '../../server/http/static-files.ts'
import { makePerson } from '../../server/people/index.ts'
import { insertFeideName } from '../../server/sign-in-with/index.ts'
import { feide, vippsLogin } from '../../simulator/openid/index.ts'
import { type RunningSimulator, startSimulator } from '../../simulator/simulator.ts'
import { type Canteen, makeCanteen } from '../canteen.ts'
import { freePort } from '../free-port.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { chromiumPath } from '../parts.ts'
import { PASSWORD } from '../people.ts'
import { faultsOn, openChromium, PATIENCE_MS, toTheEnd } from '../screens.ts'
import { phone } from './demo.ts'

describe.skipIf(chromiumPath() === null)('signing in without a password', () => {
  let made: TestHouse
  let canteen: Canteen
  let app: FastifyInstance
  let browser: Browser
  let page: Page
  const companies: RunningSimulator[] = []
  let address = ''
  const findings: string[] = []
  const look = async (name: string) => void findings.push(...(await faultsOn(page, name)))
  const newPage = async () => {
    const context = await browser.newContext({ viewport: phone, locale: 'nb-NO', timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' })
    context.setDefaultTimeout(PATIENCE_MS)
    return context.newPage()
  }
  const shown = (name: string) => page.getByRole('heading', { name }).waitFor()
  const press = (name: string) => page.getByRole('button', { name }).click()

  beforeAll(async () => {
    made = await houseForTest()
    const port = await freePort()
    // By a name, since passkeys belong to one.
    address = `http://localhost:${port}`
    const house = makeHouse({ ...made.house, publicUrl: address })
    canteen = await makeCanteen(house)
    const pupil = await canteen.makePupil({ firstName: 'Jonas' })
    await house.database.query(sql`
      update pupil set email = 'jonas@elev.example' where school_id = ${pupil.schoolId} and id = ${pupil.pupilId}`)
    await insertFeideName(house.database, { ...pupil, name: 'jonas@havbratt.example' })
    await transaction(house.database, (tx) =>
      makePerson(tx, house, { email: 'linh@familie.example', firstName: 'Linh', lastName: 'Haugerud', language: 'nb', password: PASSWORD }),
    )
    for (const company of [feide, vippsLogin]) companies.push(await startSimulator(company, { port: 0 }))
    app = await makeApp(house, { isHttps: false, proxies: 0, signInProviders: signInProvidersOf(companies) })
    await serveApps(app, DIST)
    await app.listen({ port, host: '127.0.0.1' })
    browser = await openChromium()
    page = await newPage()
  }, 240_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    for (const company of companies) await company.stop()
    await made?.close()
  })

  test('a guardian connects Vipps to their profile once, and comes straight in after that', async () => {
    await page.goto(address)
    await press('Logg inn med Vipps')
    await page.getByRole('button', { name: 'Linh' }).click()
    await shown('Finn profilen din')
    expect(page.url()).toBe(`${address}/signed-in/vipps`)
    await look('who is this')
    await page.getByLabel('Passordet til profilen din').fill(PASSWORD)
    await press('Koble til og logg inn')
    await page.waitForURL(`${address}/`)
    await page.context().clearCookies()
    await page.goto(address)
    await press('Logg inn med Vipps')
    await page.getByRole('button', { name: 'Linh' }).click()
    await page.waitForURL(`${address}/`)
  })

  test('and sees the way in on the profile, and takes it away by the password', async () => {
    await page.goto(`${address}/profile`)
    await page.getByRole('link', { name: 'Innlogging' }).click()
    await press('Ta bort Vipps')
    await page.getByLabel('Passordet ditt').fill(PASSWORD)
    await look('taking a way in away')
    await page.getByRole('dialog').getByRole('button', { name: 'Ta bort Vipps' }).click()
    await page.getByText('Vipps er tatt bort.').waitFor()
    await page.getByRole('button', { name: 'Legg til Vipps' }).waitFor()
    await look('ways in')
  })

  test('whoever thinks better of it is told, and can begin anew', async () => {
    await page.context().clearCookies()
    await page.goto(address)
    await press('Logg inn med Vipps')
    await page.getByRole('button', { name: 'Avbryt' }).click()
    await page.getByText('Du avbrøt innloggingen').waitFor()
    await look('cancelled')
    await page.getByRole('link', { name: 'Til innloggingen' }).click()
    await page.getByRole('button', { name: 'Logg inn med Feide' }).waitFor()
  })

  test('a pupil whose Feide name the school has confirmed is let in at once, to the card', async () => {
    page = await newPage()
    await page.goto(address)
    await press('Logg inn med Feide')
    await page.getByRole('button', { name: 'Jonas' }).click()
    await page.getByText('Jonas').first().waitFor()
    await page.getByText('200 kr').first().waitFor()
  })

  describe('a passkey', () => {
    let device: CDPSession
    let authenticatorId = ''
    const withPasskey = () => press('Logg inn med passnøkkel')
    const open = async (path: string, { of = address } = {}) => {
      await page.context().clearCookies()
      await page.goto(`${of}${path}`)
    }

    test('is added in the profile with a name, after the password', async () => {
      page = await newPage()
      device = await page.context().newCDPSession(page)
      await device.send('WebAuthn.enable')
      const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } as const
      authenticatorId = (await device.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId
      await page.goto(address)
      await page.getByLabel('E-post', { exact: true }).fill('linh@familie.example')
      await page.getByLabel('Passord', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Logg inn', exact: true }).click()
      await page.getByRole('link', { name: 'Profil' }).click()
      await page.getByRole('link', { name: 'Innlogging' }).click()
      await press('Legg til passnøkkel')
      await press('Gå videre')
      await page.getByText('Gi passnøkkelen et navn.').waitFor()
      await page.getByLabel('Hva skal den hete?').fill('Mobilen min')
      await page.getByLabel('Passordet ditt').fill('Noe helt annet 1')
      await press('Gå videre')
      await page.getByText('Passordet er feil.').waitFor()
      await look('adding a passkey')
      await page.getByLabel('Passordet ditt').fill(PASSWORD)
      await press('Gå videre')
      await page.getByText('Mobilen min er lagt til.').waitFor()
      await page.getByText('Ikke brukt ennå').waitFor()
      await toTheEnd(page)
      await look('ways in with a passkey')
    })

    test('is made once for each device', async () => {
      await press('Legg til passnøkkel')
      await page.getByLabel('Hva skal den hete?').fill('En gang til')
      await page.getByLabel('Passordet ditt').fill(PASSWORD)
      await press('Gå videre')
      await page.getByText('Denne enheten har en passnøkkel til profilen din fra før.').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }).click()
    })

    test('lets its owner in, and the profile says when', async () => {
      made.clock.pass(60_000)
      await open('/')
      await look('signing in with a passkey')
      await withPasskey()
      await page.getByRole('link', { name: 'Profil' }).click()
      await page.getByRole('link', { name: 'Innlogging' }).click()
      await page.getByText(/Passnøkkel, lagt til .* Sist brukt/).waitFor()
    })

    test('opens the office too', async () => {
      await open('/office/sign-in')
      await page.getByRole('button', { name: 'Logg inn med passnøkkel' }).waitFor()
      await look('office signing in with a passkey')
      await withPasskey()
      await page.getByRole('heading', { name: 'Hei, Linh. Dette er kontoret til de ansatte' }).waitFor()
    })

    test('lets nobody in whose face or finger the device does not know, and says so', async () => {
      await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
      await open('/')
      await withPasskey()
      await page.getByText('Ingen passnøkkel ble brukt:').waitFor()
      await look('no passkey was used')
      await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    })

    test('is for the name that people reach us by, and no other', async () => {
      await open('/', { of: address.replace('localhost', 'kantine.localhost') })
      await withPasskey()
      await page.getByText('Passnøkler virker ikke på denne adressen.').waitFor()
    })

    test('is not offered by a browser without passkeys, and an old browser is told', async () => {
      await open('/')
      await page.getByRole('button', { name: 'Logg inn med passnøkkel' }).waitFor()
      await page.evaluate(() => Reflect.deleteProperty(PublicKeyCredential, 'parseRequestOptionsFromJSON'))
      await withPasskey()
      await page.getByText('kan ikke bruke passnøkler her.').waitFor()
      const without = await newPage()
      await without.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
      await without.goto(address)
      await without.getByRole('button', { name: 'Logg inn med Vipps' }).waitFor()
      expect(await without.getByRole('button', { name: 'Logg inn med passnøkkel' }).count()).toBe(0)
      await without.context().close()
    })

    test('is taken away by the password, and is not known after that', async () => {
      await open('/')
      await withPasskey()
      await page.getByRole('link', { name: 'Profil' }).click()
      await page.getByRole('link', { name: 'Innlogging' }).click()
      await press('Ta bort Mobilen min')
      await page.getByLabel('Passordet ditt').fill(PASSWORD)
      await toTheEnd(page)
      await look('taking a passkey away')
      await page.getByRole('dialog').getByRole('button', { name: 'Ta bort Mobilen min' }).click()
      await page.getByText('Mobilen min er tatt bort.').waitFor()
      await open('/')
      await withPasskey()
      await page.getByText('Passnøkkelen kjenner vi ikke igjen.').waitFor()
    })
  })

  test('nothing of it is hard to read, to reach or to hear', () => expect(findings).toEqual([]))
})
