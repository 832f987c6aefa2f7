import { expect, test } from 'vitest'
import { GONE_AFTER_LOOKS, GONE_AFTER_MS, mayShowNextCode, nobodyThere, type Presence, sawNothing, seen } from './presence.ts'

const nora = { code: 'K1NORA-A', credentialId: 'NORA' }
const noraLater = { code: 'K1NORA-B', credentialId: 'NORA' }
const ali = { code: 'S1ALI', credentialId: 'ALI' }

/** Null is a picture without a card. */
function look(readings: readonly [number, typeof nora | null][], start: Presence = nobodyThere): { told: string[]; presence: Presence } {
  let presence = start
  const told: string[] = []
  for (const [atMs, read] of readings) {
    if (read === null) {
      presence = sawNothing(presence)
      continue
    }
    const step = seen(presence, read, atMs)
    presence = step.presence
    if (step.isNew) told.push(read.code)
  }
  return { told, presence }
}

test('a card that is held up is told once, however long it is held', () => {
  expect(look([0, 100, 900, 1_800, 3_000].map((atMs) => [atMs, nora])).told).toEqual(['K1NORA-A'])
})

test('a phone left lying does not pay again when its code changes', () => {
  expect(
    look([
      [0, nora],
      [1_000, nora],
      [2_000, noraLater],
      [3_000, noraLater],
    ]).told,
  ).toEqual(['K1NORA-A'])
})

test('the next pupil is told at once', () => {
  expect(
    look([
      [0, nora],
      [200, ali],
    ]).told,
  ).toEqual(['K1NORA-A', 'S1ALI'])
})

test('a card that has been away is told again, and one whose hand only shook is not', () => {
  const away = (looks: number, atMs: number) => look([[0, nora], ...Array.from({ length: looks }, () => [atMs, null] as [number, null]), [atMs, nora]]).told
  expect(away(GONE_AFTER_LOOKS, GONE_AFTER_MS - 1)).toHaveLength(1)
  expect(away(GONE_AFTER_LOOKS, GONE_AFTER_MS)).toHaveLength(2)
})

test('a card that lies there while the device stands still has not been away', () => {
  const stoodStill = Array.from({ length: GONE_AFTER_LOOKS - 1 }, () => [10_000, null] as [number, null])
  expect(look([[0, nora], ...stoodStill, [10_000, nora]]).told).toHaveLength(1)
})

test('after a refusal the same phone may show its next code, and the old one is not sent again', () => {
  const { presence } = look([[0, nora]])
  expect(
    look(
      [
        [200, nora],
        [400, noraLater],
        [600, noraLater],
      ],
      mayShowNextCode(presence),
    ).told,
  ).toEqual(['K1NORA-B'])
})
