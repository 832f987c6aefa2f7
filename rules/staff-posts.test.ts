import { expect, test } from 'vitest'
import { refusalOfPostChange } from './staff-posts.ts'

const change = { post: { role: 'administrator', isEverywhere: false }, newRole: null, isByOperator: false, otherAdministrators: 1 } as const

test('a post at the school may be ended or changed by an administrator of the school', () => {
  expect(refusalOfPostChange(change)).toBeNull()
  expect(refusalOfPostChange({ ...change, post: { role: 'canteen', isEverywhere: false }, newRole: 'office', otherAdministrators: 0 })).toBeNull()
})

test('the last administrator cannot go or become something else, the last but one can', () => {
  expect(refusalOfPostChange({ ...change, otherAdministrators: 0 })).toEqual({ code: 'last_administrator' })
  expect(refusalOfPostChange({ ...change, newRole: 'office', otherAdministrators: 0 })).toEqual({ code: 'last_administrator' })
  expect(refusalOfPostChange({ ...change, newRole: 'administrator', otherAdministrators: 0 })).toBeNull()
  expect(refusalOfPostChange({ ...change, newRole: 'office', otherAdministrators: 1 })).toBeNull()
})

test('a post at all schools is for those who administer all of them', () => {
  const everywhere = { ...change, post: { role: 'canteen', isEverywhere: true } } as const
  expect(refusalOfPostChange(everywhere)).toEqual({ code: 'not_allowed' })
  expect(refusalOfPostChange({ ...everywhere, isByOperator: true })).toBeNull()
})
