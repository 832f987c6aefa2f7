import { expect, test } from 'vitest'
import { feideNamesIn, orgOf, readFeideName } from './feide-names.ts'

test('a Feide name is read in any capitals, with or without what Feide puts in front', () => {
  expect(readFeideName(' Nora.By@Vikbyen.no ')).toBe('nora.by@vikbyen.no')
  expect(readFeideName('feide:nora@spusers.feide.no')).toBe('nora@spusers.feide.no')
  expect(orgOf('nora@spusers.feide.no')).toBe('spusers.feide.no')
})

test('what is no Feide name is none', () => {
  for (const wrong of ['', 'nora', 'nora@', '@vikbyen.no', 'nora@vikbyen', 'no ra@vikbyen.no', 'nora@vik@byen.no', 'nora@.no', `${'n'.repeat(65)}@vikbyen.no`])
    expect(readFeideName(wrong), wrong).toBeNull()
  expect(readFeideName(`${'n'.repeat(64)}@vikbyen.no`)).not.toBeNull()
})

test('of all the ids that Feide tells, only Feide names count, each once', () => {
  expect(feideNamesIn(['nin:01010112345', 'feide:nora@vikbyen.no', 'feide:NORA@vikbyen.no', 7, 'feide:', 'nora@annen.no'])).toEqual(['nora@vikbyen.no'])
})
