import { describe, expect, test } from 'vitest'
import { phoneCode, printedCode } from '../../rules/card-codes.ts'
import { pressed, quietWedge, type WedgeState } from './wedge.ts'

const printed = printedCode('ABCDEFGH12345678')
const phone = phoneCode({ credentialId: 'ZYXWVTSR87654321', stepOfDay: 1234, hmac: new Uint8Array(32).fill(7) })

/** Types characters with a gap between them, and says what was read and which keys were kept from the page. */
function type(keys: readonly string[], { gapMs = 8, from = quietWedge, startMs = 1_000 } = {}) {
  let state: WedgeState = from
  const read: unknown[] = []
  const reachedPage: string[] = []
  let atMs = startMs
  for (const key of keys) {
    const step = pressed(state, { key, atMs })
    state = step.state
    if (step.read !== null) read.push(step.read)
    if (!step.isTaken) reachedPage.push(key)
    atMs += gapMs
  }
  return { state, read, reachedPage, atMs }
}

describe('a scanner that types', () => {
  test('a card is read with and without an Enter at its end, and the Enter presses no button', () => {
    const expected = [{ is: 'code', code: printed, credentialId: 'ABCDEFGH12345678' }]
    expect(type([...printed]).read).toEqual(expected)
    const withEnter = type([...printed, 'Enter'])
    expect(withEnter.read).toEqual(expected)
    expect(withEnter.reachedPage).toEqual(['S'])
  })

  test('a phone is read once, although a card’s code might by chance stand within it', () => {
    expect(type([...phone, 'Tab']).read).toEqual([{ is: 'code', code: phone, credentialId: 'ZYXWVTSR87654321' }])
  })

  test('Caps Lock and a scanner that holds Shift change nothing', () => {
    expect(type([...printed.toLowerCase()]).read).toHaveLength(1)
    expect(type([...printed].flatMap((key) => ['Shift', key])).read).toHaveLength(1)
  })

  test('characters that the scanner puts in front are left out', () => {
    expect(type([...`Q3${printed}`, 'Enter']).read).toEqual([{ is: 'code', code: printed, credentialId: 'ABCDEFGH12345678' }])
  })

  test('two cards in a row are both read', () => {
    expect(type([...printed, 'Enter', ...phone, 'Enter']).read).toHaveLength(2)
  })

  test.each([1_500, 1_501])('a scanner that stutters in the middle of a card is followed up to a second and a half (%i ms)', (pauseMs) => {
    const { state, read, atMs } = type([...printed].slice(0, 7))
    const rest = type([...printed.slice(7), 'Enter'], { from: state, startMs: atMs - 8 + pauseMs })
    expect([...read, ...rest.read]).toEqual([
      pauseMs === 1_500 ? { is: 'code', code: printed, credentialId: 'ABCDEFGH12345678' } : { is: 'foreign', text: printed },
    ])
  })

  test.each([1_500, 1_501])('also after its very first key (%i ms)', (pauseMs) => {
    const { state, atMs } = type(['S'])
    expect(type([...printed].slice(1), { from: state, startMs: atMs - 8 + pauseMs }).read).toHaveLength(pauseMs === 1_500 ? 1 : 0)
  })

  test('an S or a K that a hand pressed is no part of the barcode after it', () => {
    const { state, atMs } = type(['k'])
    expect(type([...'7038010000065', 'Enter'], { from: state, startMs: atMs + 200 }).read).toEqual([{ is: 'foreign', text: '7038010000065' }])
  })

  test('a card that was cut off by a longer pause is told as that card, unread, and its rest is no other card', () => {
    const { state, read, atMs } = type([...printed].slice(0, 8))
    expect(read).toEqual([])
    const rest = type([...printed.slice(8), 'Enter'], { from: state, startMs: atMs + 1_600 })
    expect(rest.read).toEqual([{ is: 'foreign', text: printed }])
    const again = type([...printed, 'Enter'], { from: rest.state, startMs: rest.atMs + 2_000 })
    expect(again.read).toEqual([{ is: 'code', code: printed, credentialId: 'ABCDEFGH12345678' }])
  })

  test('another barcode some seconds after a card that was cut off is itself', () => {
    const { state, atMs } = type([...printed].slice(0, 8))
    expect(type([...'7038010000065', 'Enter'], { from: state, startMs: atMs + 6_000 }).read).toEqual([{ is: 'foreign', text: '7038010000065' }])
  })

  test('the digits of a code never reach the page, also when a key was pressed just before', () => {
    const { state, atMs } = type(['3'], { gapMs: 120 })
    const { read, reachedPage } = type([...printed], { from: state, startMs: atMs, gapMs: 30 })
    expect(read).toHaveLength(1)
    expect(reachedPage).toEqual(['S'])
  })

  test('one wrong character is never taken for a card', () => {
    const wrong = `${printed.slice(0, 5)}${printed[5] === 'X' ? 'Y' : 'X'}${printed.slice(6)}`
    expect(type([...wrong, 'Enter']).read).toEqual([{ is: 'foreign', text: wrong }])
  })

  test('the barcode of a milk carton is told from a card, and its Enter presses no button', () => {
    const { read, reachedPage } = type([...'7038010000065', 'Enter'])
    expect(read).toEqual([{ is: 'foreign', text: '7038010000065' }])
    expect(reachedPage).toEqual(['7'])
  })
})

describe('a person who types', () => {
  test('keeps every key, Enter included', () => {
    const keys = [...'Salat 12', 'Enter']
    expect(type(keys, { gapMs: 140 })).toMatchObject({ read: [], reachedPage: keys })
  })

  test('may press Enter alone', () => {
    expect(type(['Enter']).reachedPage).toEqual(['Enter'])
  })

  test('may press Enter well after a card was read', () => {
    const { state, atMs } = type([...printed])
    expect(type(['Enter'], { from: state, startMs: atMs + 400 }).reachedPage).toEqual(['Enter'])
  })
})
