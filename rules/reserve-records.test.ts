import { describe, expect, test } from 'vitest'
import { NO_RECORD_BEFORE, readRecord, type ReserveRecord, writeRecord } from './reserve-records.ts'
import { pupilAllergens } from '../contract/allergens.ts'
import { NO_ALONE_LIMITS } from './alone-limits.ts'
import { fillHolder, fillName, readFilledName, readHolder, readListedCard, SEALED_NAME_BYTES, sealedBytes, writeListedCard } from './reserve-list.ts'

const record: ReserveRecord = {
  deviceId: '01932b3e-0000-7000-8000-000000000001',
  sequence: 1,
  previous: NO_RECORD_BEFORE,
  id: '01932b3e-0000-7000-8000-000000000002',
  happenedAt: '2026-11-03T10:30:00.000Z',
  list: { version: 'a1', madeAt: '2026-11-03T08:00:00.000Z', mark: 'b2' },
  card: { hash: 'abcdefgh12345678', proof: '0123456789', step: null, mac: null },
  lines: [{ productId: '01932b3e-0000-7000-8000-000000000003', quantity: 2, unitPriceOre: 3_500 }],
  totalOre: 7_000,
  replaces: null,
  cashierId: null,
  overrideIds: [],
}

describe('a record', () => {
  test('is read as it was written', () => {
    expect(readRecord(writeRecord(record))).toEqual(record)
    const ofPhone = { ...record, card: { ...record.card, step: 5_000, mac: 'ABCDEFGHJK' }, replaces: '01932b3e-0000-7000-8000-000000000004' }
    expect(readRecord(writeRecord(ofPhone))).toEqual(ofPhone)
    const said = { ...record, lines: record.lines.map((line) => ({ ...line, note: 'uten løk, «takk»' })) }
    expect(readRecord(writeRecord(said))).toEqual(said)
  })

  test('of a cashier says whose it is, and one of nobody reads as before there were any', () => {
    const ofCashier = { ...record, cashierId: '01932b3e-0000-7000-8000-000000000005' }
    expect(readRecord(writeRecord(ofCashier))).toEqual(ofCashier)
    expect(writeRecord(record)).toMatch(/^\[1,.*,null\]$/)
    expect(writeRecord(ofCashier)).toMatch(/^\[2,/)
    expect(readRecord(writeRecord(ofCashier).replace('[2,', '[1,'))).toBeNull()
  })

  test('that an adult let go on names by which words, with or without a cashier', () => {
    const word = '01932b3e-0000-7000-8000-000000000006'
    for (const cashierId of [null, '01932b3e-0000-7000-8000-000000000005']) {
      const letGo = { ...record, cashierId, overrideIds: [word] }
      expect(readRecord(writeRecord(letGo))).toEqual(letGo)
      expect(writeRecord(letGo)).toMatch(/^\[3,/)
    }
    expect(readRecord(writeRecord({ ...record, overrideIds: Array.from({ length: 4 }, () => word) }))).not.toBeNull()
    for (const overrideIds of [Array.from({ length: 5 }, () => word), ['ja'], 'ja'])
      expect(readRecord(writeRecord({ ...record, overrideIds: overrideIds as string[] }))).toBeNull()
  })

  test('has one text: the same with a space in it, or with more in it, is no record', () => {
    const text = writeRecord(record)
    expect(readRecord(text.replace('[1,', '[1, '))).toBeNull()
    expect(readRecord(text.replace(/\]$/, ',1]'))).toBeNull()
    expect(readRecord(`${text} `)).toBeNull()
  })

  test.each([
    ['a total that is not the sum of its lines', { totalOre: 6_999 }],
    ['no lines', { lines: [], totalOre: 0 }],
    ['a quantity of none', { lines: [{ ...(record.lines[0] as (typeof record.lines)[number]), quantity: 0 }], totalOre: 0 }],
    ['a note on two lines', { lines: record.lines.map((line) => ({ ...line, note: 'uten\nløk' })) }],
    ['a place that is none', { sequence: 0 }],
    ['a time that is none', { happenedAt: 'i dag' }],
    ['a cashier that is none', { cashierId: 'kari' }],
    ['itself to replace', { replaces: record.id }],
    ['a proof that is too long', { card: { ...record.card, proof: '01234567890' } }],
    ['a phone’s step without its proof', { card: { ...record.card, step: 1 } }],
  ])('with %s is no record', (_what, change) => {
    expect(readRecord(writeRecord({ ...record, ...change }))).toBeNull()
  })

  test('that is no text of ours is none', () => {
    for (const text of ['', '{}', '[]', 'null', '[1,2,3]', 'x'.repeat(9_000)]) expect(readRecord(text)).toBeNull()
  })
})

describe('a card on the list', () => {
  test('is read as it was written', () => {
    const card = { hash: 'abcdefgh1234-_78', allowanceOre: 15_000, sealedName: 'c2VhbGVk' }
    expect(readListedCard(writeListedCard(card))).toEqual(card)
    expect(readListedCard(writeListedCard({ ...card, allowanceOre: 0 }))?.allowanceOre).toBe(0)
    expect(readListedCard('abcdefgh12345678!!x')).toBeNull()
  })

  test('says its allowance in whole steps', () => {
    expect(() => writeListedCard({ hash: 'abcdefgh12345678', allowanceOre: 15_001, sealedName: '' })).toThrow('whole number of steps')
  })

  test('has a name of the same length as every other, cut between two letters', () => {
    for (const name of ['Åse', 'Bartholomeus-Emmanuel', '', 'Ø'.repeat(30)]) expect(fillName(name)).toHaveLength(SEALED_NAME_BYTES)
    expect(readFilledName(fillName('Åse'))).toBe('Åse')
    expect(readFilledName(fillName('Ø'.repeat(30)))).toBe('Ø'.repeat(20))
    expect(readFilledName(fillName(`a${'Ø'.repeat(30)}`))).toBe(`a${'Ø'.repeat(19)}`)
  })

  test('keeps what stops a sale in as many bytes for everybody, each allergen as it was, and nothing of another version', () => {
    const sold = Array.from({ length: 19 }, (_each, place) => `product ${place}`)
    for (const allergen of pupilAllergens)
      for (const stopsOnTraces of [true, false]) {
        const holder = { firstName: 'Ola', allergies: [{ allergen, stopsOnTraces }], age: { reached: 16 }, limits: NO_ALONE_LIMITS }
        expect(readHolder(fillHolder(holder, sold), sold)).toEqual(holder)
      }
    const all = {
      firstName: 'Bartholomeus-Emmanuel',
      allergies: pupilAllergens.map((allergen) => ({ allergen, stopsOnTraces: true })),
      age: 'unknown' as const,
      limits: { hours: { from: '10:00', until: '12:30' }, blocked: sold, blocksNewer: true },
    }
    expect(readHolder(fillHolder(all, sold), sold)).toEqual(all)
    const nothing = { firstName: 'Åse', allergies: [], age: { reached: 0 }, limits: NO_ALONE_LIMITS }
    for (const holder of [all, nothing]) expect(fillHolder(holder, sold)).toHaveLength(sealedBytes(sold.length))
    expect(readHolder(fillHolder(nothing, sold), sold)).toEqual(nothing)
    expect(readHolder(fillName('Åse'), sold)).toBeNull()
  })
})
