import { expect, test } from 'vitest'
import { refusals } from '../../contract/refusals.ts'
import { nb } from '../../language/till/nb.ts'
import { advice, adviceOn } from './advice.ts'

test('every advice has its sentence and its button, and there is none for a refusal that is gone', () => {
  expect(Object.keys(nb.refused.sentences).toSorted()).toEqual(Object.keys(advice).toSorted())
  for (const code of Object.keys(advice)) expect(refusals).toHaveProperty(code)
  for (const { remedy } of Object.values(advice)) expect(nb.refused.actions[remedy]).toBeTruthy()
})

test('what a till is not expected to meet is tried once more', () => {
  expect(adviceOn('not_signed_in').remedy).toBe('try_again')
})
