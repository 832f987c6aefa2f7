import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { Refused } from '../../../contract/refusals.ts'
import { balanceOf } from '../../../ledger/ledger.ts'
import { type Canteen, makeCanteen, type TestPupil } from '../../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../../test/house-for-test.ts'
import { makePayer } from '../../../test/topups.ts'
import type { House } from '../../house.ts'
import { registerPaymentCallback, topupRoutes } from '../../topups/index.ts'
import { makeDemoProvider, registerDemoProvider } from './index.ts'
import { decide, findPayment, makeOrFind } from './store.ts'
import { makeMerchantCalls } from './tell-merchant.ts'

let made: TestHouse
let house: House
let app: FastifyInstance
let canteen: Canteen
let payer: string
let provider: ReturnType<typeof makeDemoProvider>

beforeAll(async () => {
  made = await houseForTest()
  app = fastify() as unknown as FastifyInstance
  house = { ...made.house, installation: 'demo' }
  provider = makeDemoProvider(house, () => house.publicUrl)
  registerDemoProvider(app, house)
  registerPaymentCallback(app, house, provider)
  house.publicUrl = await app.listen({ host: '127.0.0.1', port: 0 })
  canteen = await makeCanteen(house)
  payer = await makePayer(house)
})
afterAll(async () => {
  await app.close()
  await made.close()
})

const balance = async (pupil: TestPupil) => (await balanceOf(house.database, pupil))?.balanceOre

async function begin(pupil: TestPupil, amountOre = 20_000) {
  const post = topupRoutes(house, provider)['POST /api/wallets/:schoolId/:walletId/topups']
  const id = house.newId()
  const asked = { params: { schoolId: pupil.schoolId, walletId: pupil.walletId }, body: { id, amountOre }, caller: { personId: payer } }
  const topup = await post?.(asked as unknown as Parameters<typeof post>[0])
  if (!topup?.payAt) throw new Error('nowhere to pay')
  return { id, payAt: topup.payAt }
}

const read = async (pupil: TestPupil, topupId: string) => {
  const get = topupRoutes(house, provider)['GET /api/wallets/:schoolId/:walletId/topups/:topupId']
  return get?.({ params: { schoolId: pupil.schoolId, walletId: pupil.walletId, topupId } } as unknown as Parameters<typeof get>[0])
}

/** Sends a form as a browser without a script does, and answers where it is sent on to. */
async function sendForm(url: string, fields: Record<string, string> = {}) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

const absolute = (address: string) => new URL(address, house.publicUrl).toString()

async function payUntilDecision(payAt: string): Promise<string> {
  const toBankId = await sendForm(payAt, { card: 'visa' })
  const toDecision = await sendForm(absolute(toBankId.location), { code: '123456' })
  return absolute(toDecision.location)
}

describe('paying at the demo provider', () => {
  test('leads from the card over BankID to approval, credits the wallet by the provider’s word, and sends the payer back', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 1000 })
    const { id, payAt } = await begin(pupil)
    expect(await balance(pupil)).toBe(1000)
    const decision = await payUntilDecision(payAt)
    const back = await sendForm(decision, { answer: 'approve' })
    expect(back).toMatchObject({ status: 303, location: `${house.publicUrl}/topups/${pupil.schoolId}/${pupil.walletId}/${id}` })
    await eventually(async () => expect(await balance(pupil)).toBe(21_000))
    expect(await read(pupil, id)).toMatchObject({ state: 'credited', payAt: null })
  })

  test('that the bank declines credits nothing', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 1000 })
    const { id, payAt } = await begin(pupil)
    await sendForm(await payUntilDecision(payAt), { answer: 'decline' })
    await eventually(async () => expect(await read(pupil, id)).toMatchObject({ state: 'declined' }))
    expect(await balance(pupil)).toBe(1000)
  })

  test('can be left at any step, and then nothing is credited', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 1000 })
    const { id, payAt } = await begin(pupil)
    const back = await sendForm(payAt.replace(/\?|$/, '/leave?'))
    expect(back.location).toContain(`/topups/${pupil.schoolId}/`)
    await eventually(async () => expect(await read(pupil, id)).toMatchObject({ state: 'abandoned' }))
    expect(await balance(pupil)).toBe(1000)
  })

  test('asks for six digits, says so when there are five, and cannot be stepped over', async () => {
    const pupil = await canteen.makePupil()
    const { payAt } = await begin(pupil)
    const wrong = await sendForm(payAt.replace(/\?|$/, '/bankid?'), { code: '12345' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Koden må være seks sifre.')
    const skipped = await sendForm(payAt.replace(/\?|$/, '/decide?'), { answer: 'approve' })
    expect(skipped.location).toContain('/bankid')
    expect(await provider.ask(payAt.split('/').at(-1) as string)).toBe('open')
  })

  test('is decided once: a second answer changes nothing and tells how it ended', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const { payAt } = await begin(pupil)
    const decision = await payUntilDecision(payAt)
    await sendForm(decision, { answer: 'approve' })
    const again = await sendForm(decision, { answer: 'decline' })
    expect(again.status).toBe(200)
    expect(again.text).toContain('Betalt')
    await eventually(async () => expect(await balance(pupil)).toBe(20_000))
  })

  test('at a slow bank is approved twenty seconds later', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const { payAt } = await begin(pupil)
    const reference = payAt.split('/').at(-1) as string
    await sendForm(await payUntilDecision(payAt), { answer: 'slowly' })
    made.clock.pass(19_999)
    expect(await provider.ask(reference)).toBe('open')
    made.clock.pass(1)
    expect(await provider.ask(reference)).toBe('approved')
  })
})

describe('the demo provider', () => {
  test('knows a payment by our reference: started twice it is one payment', async () => {
    const wish = { reference: 'x-1', amountOre: 5000, description: 'Saldo', language: 'nb' as const, returnUrl: `${house.publicUrl}/` }
    expect(await provider.start(wish)).toEqual(await provider.start(wish))
    await expect(provider.start({ ...wish, amountOre: 6000 })).rejects.toThrow('409')
  })

  test('answers nobody but its merchant', async () => {
    expect((await fetch(`${house.publicUrl}/demo-provider/api/payments/abc`)).status).toBe(401)
    expect(
      (
        await fetch(`${house.publicUrl}/demo-provider/api/payments`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: 'Bearer wrong' },
          body: JSON.stringify({ reference: 'x', amountOre: 1, description: 'x', language: 'nb', callbackUrl: 'http://x', returnUrl: 'http://x' }),
        })
      ).status,
    ).toBe(401)
  })

  test('speaks the payer’s language, and lets the payer choose another', async () => {
    const wish = { reference: 'x-2', amountOre: 5000, description: 'Saldo til <kantinen> & "mer"', language: 'nn' as const, returnUrl: `${house.publicUrl}/` }
    const { payAt } = await provider.start(wish)
    const page = await (await fetch(payAt)).text()
    expect(page).toContain('<html lang="nn">')
    expect(page).toContain('Saldo til &lt;kantinen&gt; &amp; &quot;mer&quot;')
    expect(await (await fetch(`${payAt}?language=en`)).text()).toContain('Continue to BankID')
  })

  test('is never there in a real installation', () => {
    expect(() => makeDemoProvider(made.house, () => '')).toThrow('demo installation only')
    expect(() => registerDemoProvider(app, made.house)).toThrow('demo installation only')
  })

  test('that does not answer makes the payer wait, and the same wish goes on later', async () => {
    const pupil = await canteen.makePupil({ balanceOre: 0 })
    const nobody = makeDemoProvider(house, () => 'http://127.0.0.1:9')
    const post = topupRoutes(house, nobody)['POST /api/wallets/:schoolId/:walletId/topups']
    const asked = {
      params: { schoolId: pupil.schoolId, walletId: pupil.walletId },
      body: { id: house.newId(), amountOre: 5000 },
      caller: { personId: payer },
    } as unknown as Parameters<NonNullable<typeof post>>[0]
    await expect(post?.(asked)).rejects.toEqual(new Refused('payment_provider_down'))
    expect(await read(pupil, asked.body.id)).toMatchObject({ state: 'created', payAt: null })
    const later = await topupRoutes(house, provider)['POST /api/wallets/:schoolId/:walletId/topups']?.(asked)
    expect(later).toMatchObject({ state: 'pending', topupId: asked.body.id })
  })
})

describe('the provider’s call to its merchant', () => {
  /** A merchant that answers with these statuses, one after the other, and then always 200. */
  async function makeMerchant(statuses: number[]) {
    const heard: unknown[] = []
    const merchant = fastify()
    merchant.post('/call', async (request, reply) => {
      heard.push(request.body)
      return reply.status(statuses.shift() ?? 200).send({})
    })
    const url = await merchant.listen({ host: '127.0.0.1', port: 0 })
    return { heard, callbackUrl: `${url}/call`, close: () => merchant.close() }
  }

  async function decidedPayment(callbackUrl: string) {
    const now = house.clock.now()
    const payment = await makeOrFind(
      house.database,
      {
        reference: house.newId(),
        merchantReference: house.newId(),
        amountOre: 5000,
        description: 'Saldo',
        language: 'nb',
        callbackUrl,
        returnUrl: 'http://x.example/',
      },
      now,
    )
    await decide(house.database, { ...payment, state: 'approved', now })
    return payment
  }
  const isNotified = async (reference: string) => ((await findPayment(house.database, reference, house.clock.now()))?.notifiedAt ?? null) !== null

  test('is made again until it is heard, and then no more', async () => {
    const merchant = await makeMerchant([500, 503])
    const payment = await decidedPayment(merchant.callbackUrl)
    const calls = makeMerchantCalls(house)
    calls.tell(payment)
    await eventually(async () => expect(await isNotified(payment.reference)).toBe(true))
    calls.tell(payment)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await calls.stop()
    expect(merchant.heard).toEqual(Array(3).fill({ reference: payment.merchantReference }))
    await merchant.close()
  })

  test('that a stopped process did not get to is made by the next', async () => {
    const merchant = await makeMerchant([])
    const payment = await decidedPayment(merchant.callbackUrl)
    const calls = makeMerchantCalls(house)
    await calls.resume()
    await eventually(async () => expect(await isNotified(payment.reference)).toBe(true))
    await calls.stop()
    expect(merchant.heard).toHaveLength(1)
    await merchant.close()
  })
})
