import { expect, test, vi } from 'vitest'
import type { CardStop } from '../../contract/live-events.ts'
import type { Contact } from '../contact/contact.ts'
import { noSale, type ReadCode, type Sale } from '../sale/sale.ts'
import { watched } from '../watched.ts'
import { readCards } from './card-reader.ts'
import type { CardVerdict } from './known-cards.ts'

const nora: ReadCode = { code: 'S1NORA', credentialId: 'NORA' }

function open(verdicts: Record<string, CardVerdict | Promise<CardVerdict>> = {}) {
  const sale = watched<Sale>(noSale)
  const seller = { sale, readCode: vi.fn(), readForeignCode: vi.fn(), refuse: vi.fn() }
  const contact = watched<Contact>({ catalogue: null, link: 'connected', lastAnswerAtMs: 0, clockOffsetMs: 1_000, isClockSet: true })
  let tell: (hash: string, stop: CardStop) => void = () => {}
  const judge = vi.fn(async (code: string) => verdicts[code] ?? { isGenuine: false, hash: `hash of ${code}` })
  const cards = { judge, onStopped: (listener: typeof tell) => void (tell = listener) }
  const reader = readCards({ seller, keeper: { contact }, cards, isFollowing: () => true, nowMs: () => 5_000 })
  return { reader, seller, sale, judge, stop: (hash: string) => tell(hash, 'card_blocked') }
}
const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

test('a card that the till can refuse by itself never reaches the sale; another does, with what is known of it', async () => {
  const { reader, seller, judge } = open({ BLOCKED: { refusal: { code: 'card_blocked' } }, K1NORA: { isGenuine: true, hash: 'h' } })
  reader.read({ code: 'BLOCKED', credentialId: 'B' })
  reader.read({ code: 'K1NORA', credentialId: 'NORA' })
  await soon()
  expect(judge).toHaveBeenCalledWith('BLOCKED', { nowMs: 6_000, isClockSet: true, isInContact: true, isFollowing: true })
  expect(seller.refuse.mock.calls).toEqual([[{ code: 'card_blocked' }]])
  expect(seller.readCode.mock.calls).toEqual([[{ code: 'K1NORA', credentialId: 'NORA', isGenuine: true, readAtMs: 5_000 }]])
})

test('cards are taken in the order in which they were read, however long each is looked up', async () => {
  const slow = Promise.withResolvers<CardVerdict>()
  const { reader, seller } = open({ SLOW: slow.promise })
  reader.read({ code: 'SLOW', credentialId: 'SLOW' })
  reader.read(nora)
  await soon()
  expect(seller.readCode).not.toHaveBeenCalled()
  slow.resolve({ isGenuine: false, hash: null })
  await soon()
  expect(seller.readCode.mock.calls.map(([read]) => (read as ReadCode).code)).toEqual(['SLOW', 'S1NORA'])
})

test('a till that cannot look a card up leaves it to the server', async () => {
  const { reader, seller } = open({ S1NORA: Promise.reject(new Error('no storage')) })
  reader.read(nora)
  await soon()
  expect(seller.readCode).toHaveBeenCalledWith({ ...nora, isGenuine: false, readAtMs: 5_000 })
})

test('a card that is stopped while it waits for its goods is refused there and then, and only that one', async () => {
  const { reader, seller, sale, stop } = open()
  reader.read(nora)
  await soon()
  stop('hash of S1NORA')
  expect(seller.refuse).not.toHaveBeenCalled()
  sale.set({ ...noSale, held: { ...nora, until: 60_000 } })
  stop('hash of another')
  expect(seller.refuse).not.toHaveBeenCalled()
  stop('hash of S1NORA')
  expect(seller.refuse).toHaveBeenCalledWith({ code: 'card_blocked' })
})

test('a number that is none of ours may be a card somebody had before; one of ours that was damaged is read again', async () => {
  const { reader, seller } = open()
  reader.readForeign('04:a2:2b:6a')
  await soon()
  expect(seller.readCode).toHaveBeenCalledWith({ code: '04A22B6A', credentialId: '04A22B6A', isGenuine: false, readAtMs: 5_000 })
  reader.readForeign('S1ABCDEFGHJKMNPQRS2')
  reader.readForeign('123')
  expect(seller.readForeignCode).toHaveBeenCalledTimes(2)
})

test('while cards are looked up, none pays', async () => {
  const { reader, seller } = open()
  const desk = vi.fn()
  reader.diversion.set(desk)
  reader.read(nora)
  reader.readForeign('04A22B6A')
  await soon()
  expect(desk.mock.calls).toEqual([['S1NORA'], ['04A22B6A']])
  expect(seller.readCode).not.toHaveBeenCalled()
  reader.diversion.set(null)
  reader.read(nora)
  await soon()
  expect(seller.readCode).toHaveBeenCalledTimes(1)
})
