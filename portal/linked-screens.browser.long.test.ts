// The screens that messages lead to, what is paid by itself, ways of signing in and choices for one child: looked at as the others are
// (every-screen.browser.long.test.ts).
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signInProvidersOf } from '../cli/demo/simulators.ts'
import { sql } from '../database/transaction.ts'
import { setUp } from '../server/automatic-topups/index.ts'
import { noPayments } from '../server/payments/index.ts'
import { feide, vippsLogin } from '../simulator/openid/index.ts'
import { type RunningSimulator, startSimulator } from '../simulator/simulator.ts'
import type { TestPupil } from '../test/canteen.ts'
import { type FundWorld, openFundWorld } from '../test/fund-gifts.ts'
import { limit } from '../test/limits.ts'
import { chromiumPath } from '../test/parts.ts'
import { lettersTo } from '../test/people.ts'
import { playedProviders } from '../test/played-providers.ts'
import { openPortal, type PortalScreen, walkPortal } from '../test/portal-walk.ts'
import { makeHolder, makePersonNamed, makeRelation } from '../test/relations.ts'
import { serve, type Served } from '../test/served.ts'

const LONG_NAME = 'Bartholomeus-Emmanuel'
const WRONG = `token=${'A'.repeat(43)}`

let world: FundWorld
let served: Served
let child: TestPupil
let little: TestPupil
let guardian: { personId: string; email: string }
const companies: RunningSimulator[] = []
const links: Record<'leave' | 'answered' | 'enquiry' | 'fund' | 'payLink' | 'receipt' | 'given' | 'waiting', string> = {
  leave: '',
  answered: '',
  enquiry: '',
  fund: '',
  payLink: '',
  receipt: '',
  given: '',
  waiting: '',
}

const at = ({ schoolId, walletId }: TestPupil) => `${schoolId}/${walletId}`
const letterTo = async (email: string, path: string) => {
  for (const { body } of await lettersTo(world.made.house, email)) {
    const [link] = new RegExp(`/${path}#token=[\\w.-]+`).exec(body) ?? []
    if (link) return link
  }
  throw new Error(`no letter leads to ${path}`)
}

async function makeFamily(): Promise<void> {
  world = await openFundWorld()
  const { made, canteen } = world
  const { house } = made
  child = await canteen.makePupil({ firstName: LONG_NAME, balanceOre: 60_000 })
  little = await canteen.makePupil({ firstName: 'Ida', balanceOre: 3_500 })
  guardian = await makePersonNamed(house, 'Anne-Kristine', 'Nguyễn-Haugerud')
  for (const pupil of [child, little]) await makeRelation(house, pupil, { personId: guardian.personId })
}

/** The child has asked to be let twice, and has been let once. */
async function ask(): Promise<void> {
  const { house } = world.made
  await limit(house, child, { mostPerDayOre: 2_000 }, { ...guardian, firstName: '' })
  const own = await world.asked.person(await makeHolder(house, child, LONG_NAME))
  const asks = async () => {
    const askId = house.newId()
    const body = { askId, amountOre: 3_500, productIds: [world.canteen.baguette.productId] }
    expect((await own('POST /api/wallets/:schoolId/:walletId/limit-asks', { params: child, body })).status).toBe(200)
    world.made.clock.pass(1_000)
    return letterTo(guardian.email, 'leave')
  }
  links.answered = await asks()
  const token = links.answered.slice('/leave#token='.length)
  await world.asked.nobody()('POST /api/limit-asks/answer', { body: { token, isYes: true } })
  links.leave = await asks()
}

async function writeAndEat(): Promise<void> {
  const { made, canteen } = world
  const { schoolId } = canteen
  const enquiry = { id: made.house.newId(), schoolId, topic: 'food', email: 'tor@familie.example', language: 'nb' }
  const message = 'Kan dere ha mer frukt, og mindre kake? Barna mine liker både epler og gulrøtter.'
  await world.asked.nobody()('POST /api/enquiries', { body: { ...enquiry, message } })
  links.enquiry = await letterTo('tor@familie.example', 'enquiry')
  const { purchaseId } = await world.sell(little)
  const to = { way: 'email', address: 'gjest@eksempel.no' }
  await world.asked.till(canteen.till.token)('POST /api/till/purchases/:purchaseId/receipt-links', {
    params: { purchaseId },
    body: { id: made.house.newId(), to, language: 'nb' },
  })
  links.receipt = await letterTo('gjest@eksempel.no', 'receipt')
}

async function pay(): Promise<void> {
  const { house } = world.made
  const token = await world.openLink()
  links.fund = `/gift#token=${token}`
  const asGuardian = await world.asked.person(guardian.personId)
  const { body } = await asGuardian('POST /api/wallets/:schoolId/:walletId/pay-link', { params: little })
  links.payLink = `/gift${new URL(body.link?.url ?? '').hash}`
  const { schoolId } = little
  const [given, waiting] = [house.newId(), house.newId()]
  await world.giveBy(token, { id: given, email: 'farmor@familie.example' })
  await world.paid({ schoolId, topupId: given })
  await world.giveBy(token, { id: waiting })
  links.given = `/gift/${schoolId}/${given}`
  links.waiting = `/gift/${schoolId}/${waiting}`
  const terms = { thresholdOre: 5_000, dayOfMonth: null, amountOre: 20_000, monthlyCapOre: 100_000 }
  const topupId = house.newId()
  await setUp(house, world.provider.payments, { ...little, personId: guardian.personId, topupId, terms })
  await world.paid({ schoolId, topupId })
}

beforeAll(async () => {
  if (chromiumPath() === null) return
  await makeFamily()
  await ask()
  await writeAndEat()
  await pay()
  const swedbank = playedProviders['swedbank-pay']
  const [pays, ...letsIn] = [
    await startSimulator(swedbank.company, { port: 0 }),
    await startSimulator(feide, { port: 0 }),
    await startSimulator(vippsLogin, { port: 0 }),
  ]
  companies.push(pays, ...letsIn)
  const payments = { ...noPayments, ...swedbank.settingsAt(pays.address) }
  served = await serve(world.made, { signInProviders: signInProvidersOf(letsIn), payments })
})
afterAll(async () => {
  await served?.close()
  for (const company of companies) await company.stop()
  await world?.close()
})

const chooseIda = (page: Page) => page.locator('label').filter({ hasText: 'Ida' }).click()

const ofGuardian = (): PortalScreen[] => [
  { name: 'messages', path: '/messages', title: 'Varsler' },
  { name: 'messages-child', path: '/messages', title: 'Varsler', open: chooseIda },
  {
    name: 'messages-child-own',
    path: '/messages',
    title: 'Varsler',
    open: async (page) => {
      await chooseIda(page)
      await page.getByText('Saldoen rekker ikke til lunsj i morgen', { exact: true }).click()
      await page.getByRole('switch', { name: 'E-post' }).first().click()
      await page.getByRole('button', { name: 'Bruk det samme som for alle' }).waitFor()
    },
  },
  { name: 'leave', path: links.leave, title: 'ber om lov' },
  { name: 'automatic', path: `/automatic-topup/${at(child)}`, title: '' },
  { name: 'automatic-on', path: `/automatic-topup/${at(little)}`, title: '' },
  { name: 'ways-in', path: '/ways-in', title: 'Innlogging' },
]

const ofNobody = (): PortalScreen[] => [
  { name: 'front', path: '/', title: '' },
  { name: 'leave', path: links.leave, title: 'ber om lov' },
  { name: 'leave-answered', path: links.answered, title: '' },
  { name: 'leave-wrong', path: `/leave#${WRONG}`, title: 'virker ikke lenger' },
  { name: 'enquiry', path: links.enquiry, title: '' },
  { name: 'enquiry-wrong', path: `/enquiry#${WRONG}`, title: '' },
  { name: 'fund', path: links.fund, title: '' },
  { name: 'gift', path: links.payLink, title: '' },
  { name: 'gift-wrong', path: `/gift#${WRONG}`, title: '' },
  { name: 'gift-given', path: links.given, title: '' },
  { name: 'gift-waiting', path: links.waiting, title: '' },
  { name: 'receipt', path: links.receipt, title: '' },
  { name: 'receipt-wrong', path: `/receipt#${WRONG}`, title: '' },
]

describe.skipIf(chromiumPath() === null)('the screens that messages lead to', () => {
  test('keep nobody out, cut nothing off and scroll nowhere sideways, in every language', async () => {
    await world.made.house.database.query(sql`delete from message_choice_of_pupil`)
    const portal = { made: world.made, ...served }
    const found: string[] = []
    for (const [who, personId, screens] of [
      ['guardian', guardian.personId, ofGuardian()],
      ['nobody', null, ofNobody()],
    ] as const) {
      const page = await openPortal(portal, personId)
      found.push(...(await walkPortal(page, { address: served.address, who: `linked-${who}`, screens })))
      await page.context().close()
    }
    expect(found).toEqual([])
  })

  test('are those of the link that was opened last, also in a window where another is', async () => {
    const page = await openPortal({ made: world.made, ...served }, null)
    await page.goto(`${served.address}${links.leave}`)
    await page.getByRole('button', { name: 'Ja, denne gangen' }).waitFor()
    await page.goto(`${served.address}${links.answered}`)
    await page.getByText(`Du har sagt ja til ${LONG_NAME}`).waitFor()
    expect(await page.getByRole('button', { name: 'Ja, denne gangen' }).count()).toBe(0)
    await page.context().close()
  })
})
