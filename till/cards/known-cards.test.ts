import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { phoneCode, printedCode, dayOfStep, stepAt, textForMac } from '../../rules/card-codes.ts'
import { textForTillHash, tillHashCharacters, writeTillPhoneKey } from '../../rules/phone-codes.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { type Circumstances, knowCards } from './known-cards.ts'
import type { PhoneKeys, PhoneKeysReply } from './phone-keys.ts'
import type { StoppedCards, StoppedCardsReply } from './stopped-cards.ts'
import type { UsedStep } from './used-steps.ts'

const till = { schoolId: 7, tillId: 'till' }
const NOON = Date.parse('2026-11-21T12:00:00.000Z')
const card = { credentialId: 'ABCDEFGHJKMNPQRS', code: printedCode('ABCDEFGHJKMNPQRS') }
const phone = { credentialId: '0123456789ABCDEF', key: new Uint8Array(16).fill(7) }

const bytesOf = (credentialId: string, schoolId = till.schoolId) => createHash('sha256').update(textForTillHash(schoolId, credentialId)).digest()
const hashOf = (credentialId: string) => tillHashCharacters(bytesOf(credentialId))

/** What the phone shows at an instant; made with another key it is a forgery. */
function shownAt(atMs: number, key = phone.key): string {
  const { stepOfDay } = dayOfStep(stepAt(atMs))
  const hmac = createHmac('sha256', key).update(textForMac(phone.credentialId, stepOfDay)).digest()
  return phoneCode({ credentialId: phone.credentialId, stepOfDay, hmac })
}

const keysReply = ({
  isBlocked = false,
  day = '2026-11-21',
  hoursOff = null,
}: { isBlocked?: boolean; day?: string; hoursOff?: PhoneKeysReply['hoursOff'] } = {}) => ({
  version: 'v1',
  days: [day],
  keys: [writeTillPhoneKey({ hash: bytesOf(phone.credentialId), isBlocked, keys: [phone.key] })],
  hoursOff,
  serverTime: new Date(NOON).toISOString(),
})

const nothingStopped: StoppedCardsReply = { version: 's0', cards: [] }
const cardStopped: StoppedCardsReply = { version: 's1', cards: [{ hash: hashOf(card.credentialId), stop: 'card_blocked' }] }
const following: Circumstances = { nowMs: NOON, isClockSet: true, isInContact: true, isFollowing: true }
const behind: Circumstances = { ...following, isFollowing: false }
const alone: Circumstances = { nowMs: NOON, isClockSet: false, isInContact: false, isFollowing: false }

const newDevice = () => ({ stoppedCards: shelfInMemory<StoppedCards>(), phoneKeys: shelfInMemory<PhoneKeys>(), usedSteps: shelfInMemory<UsedStep>() })

async function open({ stopped = nothingStopped, keys = keysReply() as PhoneKeysReply, device = newDevice() } = {}) {
  const asks = { askStopped: vi.fn(async () => stopped), askPhoneKeys: vi.fn(async () => keys) }
  const cards = knowCards({ till, device, ...asks })
  await cards.load()
  await cards.refresh()
  const judge = (code: string, circumstances: Circumstances) => cards.judge(code, circumstances)
  return { cards, judge, device, ...asks }
}
const no = (code: string, facts?: object) => ({ refusal: { code, ...(facts && { facts }) } })

describe('a printed card', () => {
  test('that is stopped is refused at once, and with it the one that the server just named', async () => {
    const { cards, judge } = await open({ stopped: cardStopped })
    expect(await judge(card.code, following)).toEqual(no('card_blocked'))
    cards.take({ hash: hashOf(card.credentialId), stop: null, isPhone: false })
    expect(await judge(card.code, following)).toMatchObject({ isGenuine: false })
    cards.take({ hash: hashOf(card.credentialId), stop: 'card_blocked', isPhone: false })
    expect(await judge(card.code, following)).toEqual(no('card_blocked'))
  })

  test('is the server’s to decide on while the till may be behind, and the till’s while it is alone', async () => {
    const { judge } = await open({ stopped: cardStopped })
    expect(await judge(card.code, behind)).toMatchObject({ isGenuine: false })
    expect(await judge(card.code, alone)).toEqual(no('card_blocked'))
  })

  test('stays stopped when the till is opened again without a network, and is of no interest to another till', async () => {
    const { device } = await open({ stopped: cardStopped })
    const asks = { askStopped: () => Promise.reject(new Error('cut')), askPhoneKeys: () => Promise.reject(new Error('cut')) }
    const again = knowCards({ till, device, ...asks })
    await again.load()
    await again.refresh()
    expect(await again.judge(card.code, alone)).toEqual(no('card_blocked'))
    const other = knowCards({ till: { ...till, tillId: 'other' }, device, ...asks })
    await other.load()
    expect(await other.judge(card.code, alone)).toMatchObject({ isGenuine: false })
  })

  test('that is stopped while the list is on its way is stopped when the list has come', async () => {
    const answer = Promise.withResolvers<StoppedCardsReply>()
    const cards = knowCards({ till, device: newDevice(), askStopped: () => answer.promise, askPhoneKeys: async () => keysReply() })
    const refreshed = cards.refresh()
    cards.take({ hash: hashOf(card.credentialId), stop: 'card_blocked', isPhone: false })
    answer.resolve(nothingStopped)
    await refreshed
    expect(await cards.judge(card.code, following)).toEqual(no('card_blocked'))
  })

  test('that is stopped is told to whoever waits for it, by push and by list, once', async () => {
    let stopped: StoppedCardsReply = nothingStopped
    const cards = knowCards({ till, device: newDevice(), askStopped: async () => stopped, askPhoneKeys: async () => keysReply() })
    const told = vi.fn()
    cards.onStopped(told)
    await cards.refresh()
    stopped = cardStopped
    await cards.refresh()
    await cards.refresh()
    expect(told.mock.calls).toEqual([[hashOf(card.credentialId), 'card_blocked']])
    cards.take({ hash: 'another', stop: 'card_blocked', isPhone: false })
    expect(told).toHaveBeenLastCalledWith('another', 'card_blocked')
  })

  test('is not kept as what it is: the device holds no code', async () => {
    const { device } = await open({ stopped: cardStopped })
    const kept = JSON.stringify([await device.stoppedCards.readAll(), await device.phoneKeys.readAll()])
    for (const secret of [card.credentialId, card.code, phone.credentialId]) expect(kept).not.toContain(secret)
  })
})

describe('a phone’s code', () => {
  test('is genuine in its own step and two beside it, and too old or too new in the third', async () => {
    const { judge } = await open()
    for (const steps of [-2, -1, 0, 1, 2]) expect(await judge(shownAt(NOON + steps * 30_000), alone)).toMatchObject({ isGenuine: true })
    expect(await judge(shownAt(NOON - 3 * 30_000), alone)).toEqual(no('code_expired', { isEarly: false }))
    expect(await judge(shownAt(NOON + 3 * 30_000), alone)).toEqual(no('code_expired', { isEarly: true }))
    expect(await judge(shownAt(NOON - 5 * 3_600_000), following)).toEqual(no('code_expired', { isEarly: false }))
  })

  test('that was made with another key is refused whether there is contact or not', async () => {
    const { judge } = await open()
    const forged = shownAt(NOON, new Uint8Array(16).fill(8))
    for (const circumstances of [following, behind, alone]) expect(await judge(forged, circumstances)).toEqual(no('card_unknown'))
  })

  test('pays once: neither it nor an older one again, also after the till was opened anew', async () => {
    const { cards, judge, device } = await open()
    await cards.notePaid(shownAt(NOON), NOON)
    for (const shown of [shownAt(NOON), shownAt(NOON - 30_000)]) expect(await judge(shown, following)).toEqual(no('code_used_before'))
    expect(await judge(shownAt(NOON + 30_000), following)).toMatchObject({ isGenuine: true })
    vi.useFakeTimers({ now: NOON })
    const again = knowCards({ till, device, askStopped: async () => nothingStopped, askPhoneKeys: async () => keysReply() })
    await again.load()
    vi.useRealTimers()
    await again.refresh()
    expect(await again.judge(shownAt(NOON), alone)).toEqual(no('code_used_before'))
  })

  test('that the till does not know is the server’s to decide on, and refused when the till is alone', async () => {
    const { judge } = await open({ keys: { ...keysReply(), keys: keysReply().keys.map((text) => text.replace(/^.{16}/, 'x'.repeat(16))) } })
    expect(await judge(shownAt(NOON), following)).toMatchObject({ isGenuine: false })
    expect(await judge(shownAt(NOON), alone)).toEqual(no('card_unknown'))
  })

  test('is not refused for want of the day’s key, nor by a till that knows no time', async () => {
    const yesterday = await open({ keys: keysReply({ day: '2026-11-20' }) })
    for (const circumstances of [following, alone])
      expect(await yesterday.judge(shownAt(NOON), circumstances)).not.toHaveProperty('refusal.code', 'code_expired')
    const { judge } = await open()
    expect(await judge(shownAt(NOON - 3_600_000), { ...following, isClockSet: false })).toMatchObject({ isGenuine: false })
  })

  test('of a blocked phone is refused when the till is sure, and is off in school hours', async () => {
    const blocked = await open({ keys: keysReply({ isBlocked: true }) })
    expect(await blocked.judge(shownAt(NOON), following)).toEqual(no('card_blocked'))
    expect(await blocked.judge(shownAt(NOON), alone)).toEqual(no('card_blocked'))
    expect(await blocked.judge(shownAt(NOON), behind)).toMatchObject({ isGenuine: false })
    // A Tuesday, 13:00 in Oslo.
    const tuesday = Date.parse('2026-11-24T12:00:00.000Z')
    const off = await open({ keys: keysReply({ day: '2026-11-24', hoursOff: { from: '08:15', until: '14:00' } }) })
    expect(await off.judge(shownAt(tuesday), { ...alone, nowMs: tuesday })).toEqual(no('phone_codes_off', { until: '14:00' }))
    expect(await off.judge(card.code, { ...alone, nowMs: tuesday })).toMatchObject({ isGenuine: false })
  })
})

test('lists are asked for by the version the till has, and once more when asked while asking', async () => {
  const { cards, askStopped, askPhoneKeys } = await open({ stopped: cardStopped })
  await Promise.all([cards.refresh(), cards.refresh(), cards.refresh()])
  expect(askStopped.mock.calls).toEqual([[undefined], ['s1'], ['s1']])
  expect(askPhoneKeys.mock.calls).toEqual([[undefined], ['v1'], ['v1']])
})

test('nothing stays on a device that is no till any more', async () => {
  const { cards, device } = await open({ stopped: cardStopped })
  await cards.notePaid(shownAt(NOON), NOON)
  await cards.forget()
  expect([await device.stoppedCards.readAll(), await device.phoneKeys.readAll(), await device.usedSteps.readAll()]).toEqual([[], [], []])
  expect(cards.count()).toEqual({ stopped: 0, phones: 0 })
})

test('what is no code of ours is left to the server', async () => {
  const { judge } = await open()
  expect(await judge('04A22B6A', alone)).toEqual({ isGenuine: false, hash: null })
})
