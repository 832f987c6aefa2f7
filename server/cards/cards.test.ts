import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRow, rows, sql, transaction } from '../../database/transaction.ts'
import { makeCanteen } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import type { House } from '../house.ts'
import { issueCard, phoneCardOf } from './index.ts'

let made: TestHouse
let house: House
beforeAll(async () => {
  made = await houseForTest()
  house = made.house
})
afterAll(() => made.close())

test('a card is stored with a hash by which a till finds it, at its school and in the registry', async () => {
  const { schoolId, makePupil } = await makeCanteen(house)
  const { walletId } = await makePupil()
  const { cardId, credentialId } = await transaction(house.database, (tx) => issueCard(tx, house, { schoolId, walletId, kind: 'printed' }))
  expect(credentialId).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
  const codeHash = house.keys.codeHashOf(credentialId)
  const card = await firstRow(
    house.database,
    sql`select id, kind, wallet_id as "walletId", last_step as "lastStep", blocked_at as "blockedAt" from card where school_id = ${schoolId} and code_hash = ${codeHash}`,
  )
  expect(card).toEqual({ id: cardId, kind: 'printed', walletId, lastStep: null, blockedAt: null })
  expect(await rows(house.database, sql`select school_id as "schoolId" from card_registry where code_hash = ${codeHash}`)).toEqual([{ schoolId }])
})

test('nothing is stored of a card that was not issued after all', async () => {
  const { schoolId, makePupil } = await makeCanteen(house)
  const { walletId } = await makePupil()
  const count = async () => (await rows(house.database, sql`select 1 from card_registry`)).length
  const before = await count()
  const failed = transaction(house.database, async (tx) => {
    await issueCard(tx, house, { schoolId, walletId, kind: 'phone' })
    throw new Error('changed our mind')
  })
  await expect(failed).rejects.toThrow('changed our mind')
  expect(await count()).toBe(before)
})

test('a wallet’s phone code is the newest that is not blocked', async () => {
  const { schoolId, makePupil } = await makeCanteen(house)
  const { walletId } = await makePupil()
  const issue = async () => {
    made.clock.pass(1000)
    return (await transaction(house.database, (tx) => issueCard(tx, house, { schoolId, walletId, kind: 'phone' }))).cardId
  }
  const [older, newer] = [await issue(), await issue()]
  expect(await phoneCardOf(house.database, { schoolId, walletId })).toEqual({ cardId: newer })
  await house.database.query(sql`update card set blocked_at = ${house.clock.now()} where school_id = ${schoolId} and id = ${newer}`)
  expect(await phoneCardOf(house.database, { schoolId, walletId })).toEqual({ cardId: older })
  expect(await phoneCardOf(house.database, { schoolId: schoolId + 1, walletId })).toBeNull()
})
