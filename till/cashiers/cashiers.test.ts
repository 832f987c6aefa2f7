import { describe, expect, test, vi } from 'vitest'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { eventually } from '../../test/eventually.ts'
import type { Catalogue } from '../contact/catalogue.ts'
import type { Contact } from '../contact/contact.ts'
import type { Happening } from '../journal/teller.ts'
import { shelfInMemory } from '../storage/shelf-in-memory.ts'
import { watched } from '../watched.ts'
import { type AtTill, type Cashier, keepCashiers, type KeptPresence } from './cashiers.ts'
import { keepPins } from './pins.ts'

const TODAY = '2026-11-03'
const person = (cashierId: string, kind: 'adult' | 'pupil' = 'adult'): Cashier => ({ cashierId, number: 1, name: cashierId, kind, pinSetAt: 'monday' })
const all = [person('kari'), person('ola'), person('emma', 'pupil')]
const said = (part: Partial<AtTill> = {}): AtTill => ({ idleMinutes: 5, cashiers: all, day: TODAY, cashierId: null, supervisorId: null, ...part })

async function open({ start = said(), kept }: { start?: AtTill | null; kept?: KeptPresence } = {}) {
  const contact = watched<Contact>({
    catalogue: { cashiers: start } as Catalogue,
    link: 'connected',
    lastAnswerAtMs: 0,
    clockOffsetMs: 0,
    isClockSet: true,
  })
  let server = start
  const be = (part: Partial<Contact>) => contact.set({ ...contact.read(), ...part })
  const have = (part: Partial<Catalogue>) => be({ catalogue: { ...contact.read().catalogue, ...part } as Catalogue })
  const answer = (part: Partial<AtTill>) => (server = { ...(server as AtTill), ...part })
  const asked = {
    signIn: vi.fn(async ({ cashierId }: { cashierId: string; pin: string }) => answer({ cashierId })),
    supervise: vi.fn(async ({ cashierId }: { cashierId: string; pin: string }) => answer({ supervisorId: cashierId })),
    signOut: vi.fn(async () => answer({ cashierId: null })),
    endSupervision: vi.fn(async () => answer({ supervisorId: null })),
  }
  const shelf = shelfInMemory<KeptPresence>()
  if (kept) await shelf.keep('the-one', kept)
  const told: Happening[] = []
  const pins = keepPins({ tillId: 'till', shelves: { pins: shelfInMemory(), key: shelfInMemory() }, rounds: 10 })
  let waiting = false
  const cashiers = keepCashiers({
    isWaiting: () => waiting,
    tillId: 'till',
    keeper: {
      contact,
      have,
      missed: () => be({ link: 'lost' }),
      ask: async () => {
        have({ cashiers: server })
        return true
      },
    },
    ask: asked,
    pins,
    shelf,
    today: () => TODAY,
    now: () => 'now',
    tell: (happening) => told.push(happening),
  })
  await cashiers.load()
  const present = () => {
    const { cashier, supervisor } = cashiers.present.read()
    return [cashier?.cashierId ?? null, supervisor?.cashierId ?? null]
  }
  const wait = (isOn: boolean) => (waiting = isOn)
  return { wait, cashiers, pins, shelf, asked, told, present, have, lose: () => be({ link: 'lost' }), find: () => be({ link: 'connected' }) }
}

const at = (pin: string) => ({ cashierId: 'ola', pin })

describe('in contact', () => {
  test('whoever the server says is signed in is, and on another day nobody', async () => {
    const { present, have } = await open({ start: said({ cashierId: 'kari' }) })
    expect(present()).toEqual(['kari', null])
    have({ cashiers: said({ cashierId: 'kari', day: '2026-11-02' }) })
    expect(present()).toEqual([null, null])
  })

  test('nobody has to sign in where the school does not want it', async () => {
    expect((await open({ start: null })).cashiers.present.read()).toEqual({ mustSignIn: false, cashier: null, supervisor: null })
  })

  test('a wrong PIN is the server’s to say, and changes nothing', async () => {
    const { cashiers, asked, present } = await open({ start: said({ cashierId: 'kari' }) })
    asked.signIn.mockRejectedValueOnce(new ApiRefusal({ code: 'pin_wrong', status: 403, facts: {}, incident: undefined }))
    await expect(cashiers.signIn(at('5555'))).rejects.toMatchObject({ code: 'pin_wrong' })
    expect(present()).toEqual(['kari', null])
  })
})

describe('alone', () => {
  test('whoever is signed in stays so, also after a restart', async () => {
    const { lose, present } = await open({ start: said({ cashierId: 'kari' }) })
    lose()
    expect(present()).toEqual(['kari', null])
    const again = await open({ start: said({ cashierId: 'kari' }), kept: { tillId: 'till', day: TODAY, cashierId: 'ola', supervisorId: null } })
    expect(again.present()).toEqual(['ola', null])
  })

  test('one who has signed in here takes over, and the journal is told of both', async () => {
    const { cashiers, pins, lose, told, present, asked } = await open({ start: said({ cashierId: 'kari' }) })
    await pins.learn({ ...person('ola'), pin: '9042' })
    lose()
    await cashiers.signIn(at('9042'))
    expect(present()).toEqual(['ola', null])
    expect(asked.signIn).not.toHaveBeenCalled()
    expect(told).toEqual([
      { kind: 'cashier_signed_out', cashierId: 'kari', at: 'now' },
      { kind: 'cashier_signed_in', cashierId: 'ola', at: 'now' },
    ])
  })

  test('one who has not is told so, and a pupil still needs an adult', async () => {
    const { cashiers, pins, lose } = await open()
    await pins.learn({ ...person('emma', 'pupil'), pin: '3186' })
    lose()
    await expect(cashiers.signIn(at('9042'))).rejects.toMatchObject({ code: 'offline_cashier_unknown' })
    await expect(cashiers.signIn({ cashierId: 'emma', pin: '3186' })).rejects.toMatchObject({ code: 'supervisor_needed' })
    await expect(cashiers.supervise({ cashierId: 'emma', pin: '3186' })).rejects.toMatchObject({ code: 'adult_needed' })
  })

  test('an answer that never came is as no network', async () => {
    const { cashiers, pins, asked, present } = await open()
    await pins.learn({ ...person('ola'), pin: '9042' })
    asked.signIn.mockRejectedValueOnce(new ApiUnreachable('no line'))
    await cashiers.signIn(at('9042'))
    expect(present()).toEqual(['ola', null])
  })

  test('the till does not lock itself before anybody could open it again', async () => {
    const { cashiers, lose, find } = await open({ start: said({ cashierId: 'kari' }) })
    lose()
    expect(cashiers.mayLock()).toBe(false)
    find()
    expect(cashiers.mayLock()).toBe(true)
  })
})

describe('back again', () => {
  test('where the server knows of another, that one is signed out and the till locks', async () => {
    const { cashiers, pins, lose, find, asked, present, shelf } = await open({ start: said({ cashierId: 'kari' }) })
    await pins.learn({ ...person('ola'), pin: '9042' })
    lose()
    await cashiers.signIn(at('9042'))
    find()
    expect(present()).toEqual(['ola', null])
    cashiers.contactCameBack()
    await eventually(() => expect(present()).toEqual([null, null]))
    expect(asked.signOut).toHaveBeenCalledOnce()
    expect(await shelf.readAll()).toEqual([])
  })

  test('nobody is signed out while a sale of theirs is still asked for', async () => {
    const { cashiers, pins, lose, find, asked, present, wait } = await open({ start: said({ cashierId: 'kari' }) })
    await pins.learn({ ...person('ola'), pin: '9042' })
    lose()
    await cashiers.signIn(at('9042'))
    wait(true)
    find()
    cashiers.contactCameBack()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(asked.signOut).not.toHaveBeenCalled()
    wait(false)
    cashiers.contactCameBack()
    await eventually(() => expect(present()).toEqual([null, null]))
  })

  test('where it is the same, the sale goes on', async () => {
    const { cashiers, pins, lose, find, asked, present } = await open({ start: said({ cashierId: 'ola' }) })
    await pins.learn({ ...person('ola'), pin: '9042' })
    lose()
    await cashiers.signOut()
    await cashiers.signIn(at('9042'))
    find()
    cashiers.contactCameBack()
    await eventually(() => expect(present()).toEqual(['ola', null]))
    expect(asked.signOut).not.toHaveBeenCalled()
  })
})
