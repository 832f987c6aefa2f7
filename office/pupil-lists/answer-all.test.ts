import { expect, test } from 'vitest'
import type { ListedPupil } from '../../rules/listed-pupil.ts'
import { newForAll, sameForAll } from './answer-all.ts'
import type { Seen } from './pupil-lists.ts'

type Candidate = Seen['unsure'][number]['candidates'][number]
const candidate = (pupilId: string, bornOn: string | null = null): Candidate => ({
  pupilId,
  firstName: 'Kari',
  lastName: 'Nord',
  className: '8A',
  bornOn,
  pupilNumber: null,
  enrolledUntil: null,
})
const line = (number: number, ...candidates: Candidate[]) => ({ line: number, mayBeNew: true, candidates })
const listedAs = (bornOns: Record<number, string>) => new Map(Object.entries(bornOns).map(([number, bornOn]) => [Number(number), { bornOn } as ListedPupil]))
const nobody = new Map<number, string | null>()

test('«the same» answers for lines that look like one pupil each', () => {
  const unsure = [line(2, candidate('a')), line(3, candidate('b'))]
  expect([...sameForAll({ unsure, listed: listedAs({}), who: nobody })]).toEqual([
    [2, 'a'],
    [3, 'b'],
  ])
})

test('«the same» leaves to be answered one by one who could be two, whom two lines look like, and who has another’s number or address', () => {
  const unsure = [
    line(2, candidate('a'), candidate('b')),
    line(3, candidate('c')),
    line(4, candidate('c')),
    { ...line(5, candidate('d')), mayBeNew: false },
    line(6, candidate('e')),
  ]
  expect([...sameForAll({ unsure, listed: listedAs({}), who: nobody }).keys()]).toEqual([6])
})

test('«the same» is nobody who is born on another day, and may be one whose day is not known', () => {
  const unsure = [line(2, candidate('a', '2012-01-01')), line(3, candidate('b', '2012-01-01')), line(4, candidate('c', '2012-01-01'))]
  expect([...sameForAll({ unsure, listed: listedAs({ 2: '2012-01-01', 3: '2012-01-02' }), who: nobody }).keys()]).toEqual([2, 4])
})

test('what has been answered stays answered, and a pupil who has been given to a line is given to no other', () => {
  const unsure = [line(2, candidate('a')), line(3, candidate('b')), line(4, candidate('c'))]
  const who = new Map([
    [2, null],
    [9, 'b'],
  ])
  expect([...sameForAll({ unsure, listed: listedAs({}), who })]).toEqual([[4, 'c']])
  expect([...newForAll({ unsure, who })]).toEqual([
    [3, null],
    [4, null],
  ])
})

test('«new» is nobody whose number or address is somebody’s already', () => {
  expect([...newForAll({ unsure: [{ ...line(2, candidate('a')), mayBeNew: false }, line(3, candidate('b'))], who: nobody })]).toEqual([[3, null]])
})
