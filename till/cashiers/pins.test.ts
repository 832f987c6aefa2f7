import { describe, expect, test } from 'vitest'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { keepPins, type KeptPin, type KeptPinKey, MOST_TRIES_ALONE, readKeptPin } from './pins.ts'

function open() {
  const shelves = { pins: shelfInMemory<KeptPin>(), key: shelfInMemory<KeptPinKey>() }
  // Fewer rounds: what is tested is what is done with them.
  return { shelves, pins: keepPins({ tillId: 'till', shelves, rounds: 10 }) }
}

const kari = { cashierId: 'kari', pinSetAt: 'monday' }

describe('what a device keeps of a PIN', () => {
  test('lets in whoever has signed in there before, and nobody else', async () => {
    const { pins } = open()
    await pins.learn({ ...kari, pin: '4711' })
    expect(await pins.check({ ...kari, pin: '4711' })).toEqual({ is: 'right' })
    expect(await pins.check({ cashierId: 'ola', pinSetAt: 'monday', pin: '4711' })).toEqual({ is: 'unknown' })
  })

  test('is worth nothing when the office has set another PIN, or the device is another till', async () => {
    const { pins, shelves } = open()
    await pins.learn({ ...kari, pin: '4711' })
    expect(await pins.check({ ...kari, pinSetAt: 'tuesday', pin: '4711' })).toEqual({ is: 'unknown' })
    expect(await keepPins({ tillId: 'other', shelves, rounds: 10 }).check({ ...kari, pin: '4711' })).toEqual({ is: 'unknown' })
    await pins.keepOnly([{ ...kari, pinSetAt: 'tuesday' }])
    expect(await shelves.pins.readAll()).toEqual([])
  })

  test('allows five tries, counted before they are looked at, and then none until the server has said yes', async () => {
    const { pins } = open()
    await pins.learn({ ...kari, pin: '4711' })
    const wrong = []
    for (let tries = 0; tries < MOST_TRIES_ALONE; tries += 1) wrong.push(await pins.check({ ...kari, pin: '5555' }))
    expect(wrong).toEqual([...[4, 3, 2, 1].map((triesLeft) => ({ is: 'wrong', triesLeft })), { is: 'locked' }])
    expect(await pins.check({ ...kari, pin: '4711' })).toEqual({ is: 'locked' })
    await pins.learn({ ...kari, pin: '4711' })
    expect(await pins.check({ ...kari, pin: '4711' })).toEqual({ is: 'right' })
  })

  test('begins anew with the right one', async () => {
    const { pins } = open()
    await pins.learn({ ...kari, pin: '4711' })
    for (let tries = 0; tries < 4; tries += 1) await pins.check({ ...kari, pin: '5555' })
    expect(await pins.check({ ...kari, pin: '4711' })).toEqual({ is: 'right' })
    expect(await pins.check({ ...kari, pin: '5555' })).toEqual({ is: 'wrong', triesLeft: 4 })
  })

  test('is no hash of the PIN: another device’s key makes another of it, and it holds no digits of it', async () => {
    const [one, other] = [open(), open()]
    await one.pins.learn({ ...kari, pin: '4711' })
    const [kept] = await one.shelves.pins.readAll()
    await other.shelves.pins.keep('kari', kept as KeptPin)
    expect(await other.pins.check({ ...kari, pin: '4711' })).toMatchObject({ is: 'wrong' })
    const { key } = (await one.shelves.key.read('the-one')) as KeptPinKey
    expect(key.extractable).toBe(false)
    expect(Object.keys(kept as KeptPin).toSorted()).toEqual(['cashierId', 'pinSetAt', 'salt', 'seal', 'tillId', 'triesLeft'])
    expect(readKeptPin({ ...kept, seal: 'text' })).toBeUndefined()
  })

  test('is forgotten when the device is no till any more', async () => {
    const { pins, shelves } = open()
    await pins.learn({ ...kari, pin: '4711' })
    await pins.forget()
    expect([await shelves.pins.readAll(), await shelves.key.readAll()]).toEqual([[], []])
  })
})
