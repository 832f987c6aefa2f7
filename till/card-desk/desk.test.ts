import { describe, expect, test } from 'vitest'
import { feeOf, type FoundCard, type Pupil, type PupilCards, ready, replacementOf, scanMeans } from './desk.ts'

const pupil = { pupilId: 'p', firstName: 'Nora' } as Pupil
const terms = {
  causes: [
    { cause: 'lost', feeOre: 10_000, lossNumber: 2 },
    { cause: 'defect', feeOre: 0, lossNumber: null },
  ],
} as PupilCards['terms']
const blockedFor = (blockReason: string | null) => ({ cardId: 'c', blockReason }) as FoundCard

describe('a new card at the desk', () => {
  test.each([['lost'], ['stolen']])('for one that was blocked as %s begins with that cause, and takes the next scan', (reason) => {
    const desk = replacementOf(pupil, blockedFor(reason), terms)
    expect(desk).toMatchObject({ at: 'replacing', cause: reason, newCode: null })
    expect(scanMeans(desk)).toBe('replace')
  })

  test.each([['other'], [null]])('for one that was blocked as %s is asked about first, and takes no scan before', (reason) => {
    const desk = replacementOf(pupil, blockedFor(reason), terms)
    expect(desk).toMatchObject({ cause: null })
    expect(scanMeans(desk)).toBe('nothing')
  })

  test('costs what the school’s terms say of its cause, and nothing for a cause they do not name', () => {
    expect([feeOf(terms, 'lost'), feeOf(terms, 'defect'), feeOf(terms, 'stolen')]).toEqual([10_000, 0, 0])
  })

  test('is looked up when nobody waits for one', () => {
    expect([ready, { at: 'looking_up' as const }, { at: 'giving' as const, pupil }].map(scanMeans)).toEqual(['look_up', 'nothing', 'give'])
  })
})
