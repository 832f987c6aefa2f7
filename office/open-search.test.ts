import { describe, expect, test } from 'vitest'
import { openSearch, viewSearch } from './open-search.ts'

describe('an address of a room', () => {
  test('says what stands open, also where it is a number', () => {
    expect([openSearch({ open: 'new' }), openSearch({ open: 7 })]).toEqual([{ open: 'new' }, { open: '7' }])
    expect([openSearch({}), openSearch({ open: '' }), openSearch({ open: 'x'.repeat(41) }), openSearch({ open: ['new'] })]).toEqual([{}, {}, {}, {}])
  })

  test('names a view the room has; another is said to be none, over what the address says', () => {
    const views = ['open', 'days'] as const
    expect(viewSearch({ view: 'days', open: 'a' }, views)).toEqual({ view: 'days', open: 'a' })
    expect({ view: 'get', ...viewSearch({ view: 'get' }, views) }.view).toBeUndefined()
  })
})
