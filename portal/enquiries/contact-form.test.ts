import { describe, expect, test } from 'vitest'
import type { Wallet } from '../session/session.ts'
import { emptyContactForm, faultsOf, NOBODY, placeOf, usableDraft } from './contact-form.ts'

const wallet = (walletId: string, schoolId: number) => ({ walletId, schoolId }) as Wallet
const [mai, jonas] = [wallet('mai', 1), wallet('jonas', 2)]
const family = { wallets: [mai, jonas], chosen: mai, schoolIds: [1, 2] }
const somebody = { wallets: [], chosen: undefined, schoolIds: [1, 2] }

describe('whom it is about', () => {
  test('is the pupil that is shown, another one, or nobody, and the school follows', () => {
    expect(placeOf({ about: undefined, schoolId: '' }, family)).toEqual({ wallet: mai, schoolId: 1 })
    expect(placeOf({ about: 'jonas', schoolId: '1' }, family)).toEqual({ wallet: jonas, schoolId: 2 })
    expect(placeOf({ about: NOBODY, schoolId: '2' }, family)).toEqual({ wallet: undefined, schoolId: 2 })
  })

  test('is nobody’s for one who is not signed in, who chooses the school unless there is one only', () => {
    expect(placeOf({ about: 'mai', schoolId: '' }, somebody)).toEqual({ wallet: undefined, schoolId: undefined })
    expect(placeOf({ about: undefined, schoolId: '2' }, somebody)).toEqual({ wallet: undefined, schoolId: 2 })
    expect(placeOf({ about: undefined, schoolId: '' }, { ...somebody, schoolIds: [7] })).toEqual({ wallet: undefined, schoolId: 7 })
  })
})

describe('what is missing', () => {
  const whole = { ...emptyContactForm(), topic: 'food' as const, message: 'Mer frukt', email: 'tor@familie.example' }
  const place = { wallet: undefined, schoolId: 1 }
  test('is nothing when all is there, and the address is not asked of one who is signed in', () => {
    expect([...faultsOf(whole, { place, isSignedIn: false })]).toEqual([])
    expect([...faultsOf({ ...whole, email: '' }, { place, isSignedIn: true })]).toEqual([])
  })
  test('is said field by field', () => {
    const empty = { ...emptyContactForm(), message: ' \n', email: 'tor' }
    expect([...faultsOf(empty, { place: { ...place, schoolId: undefined }, isSignedIn: false })]).toEqual(['topic', 'school', 'message', 'email'])
  })
})

describe('a draft', () => {
  const draft = { ...emptyContactForm(), message: 'Kortet', topic: 'lost_card' as const }
  test('is for whoever began it, also once they have signed in, and for nobody else', () => {
    expect(usableDraft(draft, null)).toEqual(draft)
    expect(usableDraft(draft, 'kari')).toEqual(draft)
    expect(usableDraft({ ...draft, personId: 'kari' }, 'kari')?.message).toBe('Kortet')
    expect(usableDraft({ ...draft, personId: 'kari' }, 'tor')).toBeUndefined()
    expect(usableDraft({ ...draft, personId: 'kari' }, null)).toBeUndefined()
  })
  test('of another version or without words is none', () => {
    expect(usableDraft({ ...draft, message: ' ' }, null)).toBeUndefined()
    expect(usableDraft({ message: 'Hei', topic: 'gone' as 'food' }, null)).toMatchObject({ message: 'Hei', topic: undefined, about: undefined })
  })
})
