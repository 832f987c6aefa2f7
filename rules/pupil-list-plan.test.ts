import { describe, expect, test } from 'vitest'
import type { ListedPupil } from './listed-pupil.ts'
import type { StandingPupil } from './pupil-list-match.ts'
import { isManyToEnd, isMove, type ListDecision, planPupilList } from './pupil-list-plan.ts'

const school = { today: '2026-11-26', pupilEmailDomain: 'elev.example', feideOrgs: ['vikbyen.no'], adultEmails: new Set<string>() }
const NOTHING = { bornOn: null, email: null, mobile: null, feideName: null, pupilNumber: null }
const listed = (line: number, facts: Partial<ListedPupil> = {}): ListedPupil => ({
  line,
  firstName: 'Kari',
  lastName: 'Nord',
  className: '8A',
  ...NOTHING,
  ...facts,
})
const standing = (pupilId: string, facts: Partial<StandingPupil> = {}): StandingPupil => ({
  pupilId,
  isPupil: true,
  firstName: 'Kari',
  lastName: 'Nord',
  className: '8A',
  enrolledFrom: '2026-08-17',
  enrolledUntil: null,
  ...NOTHING,
  ...facts,
})
const plan = (lines: ListedPupil[], there: StandingPupil[], decisions: ListDecision[] = [], facts: Partial<typeof school> = {}) =>
  planPupilList({ listed: lines, standing: there, decisions }, { ...school, ...facts })
const changesOf = (...args: Parameters<typeof plan>) => plan(...args).changed.flatMap(({ changes }) => changes)
const faultsOf = (...args: Parameters<typeof plan>) => plan(...args).faults.map(({ line, why }) => `${line} ${why}`)

describe('a class list held against a school', () => {
  test('has everybody new at a school with nobody', () => {
    expect(plan([listed(2, { pupilNumber: '1' }), listed(3, { pupilNumber: '2' })], [])).toMatchObject({ added: [{ line: 2 }, { line: 3 }], presentCount: 0 })
  })

  test('knows a pupil by the number, then by the Feide name, then by the address, and changes nothing that is the same', () => {
    const there = standing('a', { pupilNumber: '1', feideName: 'kari@vikbyen.no', email: 'Kari@elev.example' })
    for (const key of [{ pupilNumber: '1' }, { feideName: 'kari@vikbyen.no' }, { email: 'kari@elev.example' }])
      expect(plan([listed(2, key)], [there]), JSON.stringify(key)).toMatchObject({ added: [], changed: [], unchangedCount: 1, missing: [], kept: [] })
  })

  test('moves a pupil to a new class, and tells that from a first class', () => {
    const up = [listed(2, { pupilNumber: '1', className: '9A' })]
    expect(changesOf(up, [standing('a', { pupilNumber: '1' })]).map((change) => [change, isMove(change)])).toEqual([
      [{ what: 'className', before: '8A', after: '9A' }, true],
    ])
    expect(changesOf(up, [standing('a', { pupilNumber: '1', className: '' })]).map(isMove)).toEqual([false])
  })

  test('fills in what nobody knew, and leaves what the list does not say', () => {
    const there = standing('a', { email: 'kari@elev.example', bornOn: '2012-01-01', mobile: '+4791234567' })
    expect(changesOf([listed(2, { email: 'kari@elev.example', pupilNumber: '7', className: null, mobile: '+4799999999' })], [there])).toEqual([
      { what: 'pupilNumber', before: null, after: '7' },
    ])
  })

  test('never puts another address or Feide name in the place of one that stands: that is told', () => {
    const there = standing('a', { pupilNumber: '1', email: 'gammel@elev.example', feideName: 'gammel@vikbyen.no' })
    const { unchangedCount, kept } = plan([listed(2, { pupilNumber: '1', email: 'ny@elev.example', feideName: 'ny@vikbyen.no' })], [there])
    expect(unchangedCount).toBe(1)
    expect(kept.map(({ what, listed: said }) => [what, said])).toEqual([
      ['email', 'ny@elev.example'],
      ['feideName', 'ny@vikbyen.no'],
    ])
  })

  test('asks about whoever is only called the same, whatever the class, and takes nobody for anybody by that', () => {
    const there = [standing('a'), standing('b', { className: '9C' })]
    const asked = plan([listed(2, { pupilNumber: '1', firstName: 'KARI' })], there)
    expect(asked).toMatchObject({ added: [], changed: [], undecidedCount: 1, missing: [], unsure: [{ mayBeNew: true }] })
    expect(asked.unsure[0]?.candidates.map(({ pupilId }) => pupilId)).toEqual(['a', 'b'])
    expect(plan([listed(2)], there, [{ line: 2, pupilId: 'b' }])).toMatchObject({ changed: [{ pupil: { pupilId: 'b' } }], missing: [] })
    expect(plan([listed(2)], there, [{ line: 2, pupilId: null }])).toMatchObject({ added: [{ line: 2 }], missing: [] })
  })

  test('takes a decision only about those it asked about, and one pupil once', () => {
    const there = [standing('a'), standing('z', { firstName: 'Ola' })]
    expect(plan([listed(2)], there, [{ line: 2, pupilId: 'z' }])).toMatchObject({ undecidedCount: 1, changed: [] })
    const both = [
      { line: 2, pupilId: 'a' },
      { line: 3, pupilId: 'a' },
    ]
    expect(faultsOf([listed(2), listed(3, { bornOn: '2012-01-01' })], there, both)).toEqual(['3 same_pupil_twice'])
    expect(plan([listed(2), listed(3, { bornOn: '2012-01-01' })], there, [{ line: 3, pupilId: 'a' }])).toMatchObject({
      undecidedCount: 1,
      changed: [{ line: 3 }],
      faults: [],
    })
  })

  test('does not ask about a namesake with another number of the school’s own', () => {
    expect(plan([listed(2, { pupilNumber: '2' })], [standing('a', { pupilNumber: '1' })])).toMatchObject({ added: [{ line: 2 }], unsure: [] })
  })

  test('asks before a number or an address that was somebody else’s gives that one’s money away', () => {
    const there = standing('a', { pupilNumber: '1', email: 'kari@elev.example' })
    for (const line of [listed(2, { pupilNumber: '1', firstName: 'Ola', lastName: 'Sør' }), listed(2, { pupilNumber: '9', email: 'kari@elev.example' })]) {
      expect(plan([line], [there])).toMatchObject({ changed: [], undecidedCount: 1, unsure: [{ mayBeNew: false }] })
      expect(plan([line], [there], [{ line: 2, pupilId: null }])).toMatchObject({ added: [], undecidedCount: 1 })
      expect(plan([line], [there], [{ line: 2, pupilId: 'a' }])).toMatchObject({ changed: [{ pupil: { pupilId: 'a' } }] })
    }
    // Somebody who takes a new last name is still who they were.
    expect(plan([listed(2, { pupilNumber: '1', lastName: 'Sør' })], [there])).toMatchObject({ changed: [{ pupil: { pupilId: 'a' } }] })
  })

  test('says of a line that cannot be anybody why', () => {
    const there = [
      standing('a', { pupilNumber: '1' }),
      standing('b', { email: 'b@elev.example' }),
      standing('g', { isPupil: false, email: 'gjest@elev.example' }),
    ]
    expect(faultsOf([listed(2, { pupilNumber: '1', email: 'b@elev.example' })], there)).toEqual(['2 keys_disagree'])
    expect(faultsOf([listed(2, { email: 'gjest@elev.example' })], there)).toEqual(['2 not_a_pupil'])
    const both = standing('c', { pupilNumber: '5', email: 'c@elev.example' })
    expect(faultsOf([listed(2, { pupilNumber: '5' }), listed(3, { email: 'c@elev.example' })], [both])).toEqual(['2 same_pupil_twice', '3 same_pupil_twice'])
    expect(faultsOf([listed(2, { email: 'kari@gmail.example' })], [])).toEqual(['2 email_not_of_school'])
    const mothers = { adultEmails: new Set(['mor@elev.example']) }
    expect(faultsOf([listed(2, { email: 'Mor@elev.example' })], [], [], mothers)).toEqual(['2 email_of_adult'])
    expect(faultsOf([listed(2, { email: 'mor@elev.example' })], [standing('m', { email: 'mor@elev.example' })], [], mothers)).toEqual([])
    expect(faultsOf([listed(2, { feideName: 'kari@andre.no' })], [])).toEqual(['2 feide_name_of_other_org'])
    expect(faultsOf([listed(2, { email: 'kari@gmail.example' })], [], [], { pupilEmailDomain: null as never })).toEqual([])
  })

  test('reads no Feide names where pupils have no Feide', () => {
    expect(plan([listed(2, { feideName: 'kari@andre.no' })], [], [], { feideOrgs: [] })).toMatchObject({ faults: [], added: [{ feideName: null }] })
  })

  test('has those who are at the school today and not in the list, and nobody who has left, comes later or is a guest', () => {
    const there = [
      standing('left', { enrolledUntil: '2026-11-25' }),
      standing('lastDay', { enrolledUntil: '2026-11-26' }),
      standing('later', { enrolledFrom: '2026-11-27' }),
      standing('here', { enrolledFrom: '2026-11-26' }),
      standing('guest', { isPupil: false }),
    ]
    const { missing, presentCount } = plan([], there)
    expect(missing.map(({ pupilId }) => pupilId)).toEqual(['lastDay', 'here'])
    expect(presentCount).toBe(2)
  })

  test('has whoever had left and is in the list back', () => {
    const gone = standing('a', { pupilNumber: '1', enrolledUntil: '2026-11-25' })
    expect(changesOf([listed(2, { pupilNumber: '1' })], [gone])).toEqual([{ what: 'enrolledUntil', before: '2026-11-25', after: null }])
    expect(changesOf([listed(2, { pupilNumber: '1' })], [{ ...gone, enrolledUntil: '2026-11-26' }])).toEqual([])
  })
})

test('one of five may end by one word, and one more asks for another', () => {
  expect(isManyToEnd(20, 100)).toBe(false)
  expect(isManyToEnd(21, 100)).toBe(true)
  expect(isManyToEnd(1, 3)).toBe(true)
  expect(isManyToEnd(0, 0)).toBe(false)
})
