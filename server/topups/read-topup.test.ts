import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makePayer } from '../../test/topups.ts'
import { openTopupWorld, type TopupWorld } from '../../test/topup-world.ts'
import { messagesTo } from '../messages/index.ts'
import { readOneTopup, topupsInFlight } from './read-topup.ts'

const SECOND = 1_000

let world: TopupWorld

beforeAll(async () => {
  world = await openTopupWorld()
})
beforeEach(() => world.startAnew())
afterAll(() => world.close())

describe('what people see', () => {
  test('top-ups in flight stand with the wallet, newest first, until they come to an end', async () => {
    const { pupil, wish } = await world.pending()
    world.clock.pass(SECOND)
    const second = world.wishFor(pupil, { amountOre: 5000 })
    await world.make(second)
    expect((await topupsInFlight(world.house, pupil)).map(({ topupId, payAt }) => [topupId, payAt !== null])).toEqual([
      [second.topupId, true],
      [wish.topupId, true],
    ])
    await world.credit(wish)
    expect((await topupsInFlight(world.house, pupil)).map(({ topupId }) => topupId)).toEqual([second.topupId])
  })

  test('a top-up of another wallet is not shown', async () => {
    const { wish } = await world.pending()
    await expect(readOneTopup(world.house, { ...wish, walletId: (await world.canteen.makePupil()).walletId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(readOneTopup(world.house, { ...wish, topupId: world.house.newId() })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the payer gets one receipt, in the payer’s language, once the money is there', async () => {
    for (const [language, subject] of [
      ['nb', 'Kvittering: 200\u00a0kr til Nora'],
      ['nn', 'Kvittering: 200\u00a0kr til Nora'],
      ['en', 'Receipt: 200\u00a0kr to Nora'],
    ] as const) {
      const email = `${language}-${world.house.newId()}@example.no`
      const wish = world.wishFor(await world.canteen.makePupil({ balanceOre: 1000 }), { payerPersonId: await makePayer(world.house, { language, email }) })
      await world.make(wish)
      expect(await messagesTo(world.house, email)).toEqual([])
      await Promise.all([world.credit(wish), world.credit(wish)])
      const letters = await messagesTo(world.house, email)
      expect(letters).toMatchObject([{ channel: 'email', subject }])
      for (const part of ['210\u00a0kr', '0\u00a0kr', '11:30', 'Testkantiner AS', '988077917', wish.topupId]) expect(letters[0]?.body).toContain(part)
    }
  })
})
