import { expect, test } from 'vitest'
import { isOfferedChildren } from './may-add-child.ts'

const [own, child] = [{ relation: 'own' }, { relation: 'guardian' }] as const

test.each([
  ['a guardian', [child], true],
  ['somebody who follows nobody yet', [], true],
  ['a pupil', [own], false],
  ['a pupil at two schools', [own, own], false],
  ['a pupil who follows a brother', [own, child], true],
] as const)('whether %s is offered a child to follow', (_who, wallets, isOffered) => {
  expect(isOfferedChildren(wallets)).toBe(isOffered)
})
