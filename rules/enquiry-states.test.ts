import { describe, expect, test } from 'vitest'
import { enquiryDeeds, enquiryStates } from '../contract/enquiries.ts'
import { type EnquiryEvent, enquiryStateAfter, isOfficesTurn, possibleDeeds } from './enquiry-states.ts'

const events: EnquiryEvent[] = ['replied', 'answered', 'assigned', ...enquiryDeeds]

describe('an enquiry', () => {
  test('is new, taken, answered, and solved', () => {
    expect(enquiryStateAfter('new', 'assigned')).toBe('open')
    expect(enquiryStateAfter('open', 'answered')).toBe('waiting')
    expect(enquiryStateAfter('waiting', 'solved')).toBe('solved')
  })

  test('that waits or is solved is the office’s turn again when the family replies', () => {
    expect(enquiryStateAfter('waiting', 'replied')).toBe('open')
    expect(enquiryStateAfter('solved', 'replied')).toBe('open')
  })

  test('that nobody has looked at stays new when the family adds something', () => {
    expect(enquiryStateAfter('new', 'replied')).toBe('new')
  })

  test('that is closed takes nothing but being opened again by the office', () => {
    for (const event of events) expect(enquiryStateAfter('closed', event)).toBe(event === 'reopened' ? 'open' : null)
  })

  test('never becomes new again', () => {
    for (const state of enquiryStates.filter((each) => each !== 'new')) {
      for (const event of events) expect(enquiryStateAfter(state, event)).not.toBe('new')
    }
  })

  test('is not taken from the family’s turn by giving it to a colleague', () => {
    for (const state of enquiryStates.filter((each) => !isOfficesTurn(each))) {
      const after = enquiryStateAfter(state, 'assigned')
      expect(after === null || !isOfficesTurn(after)).toBe(true)
    }
  })
})

test('the office is shown only what it may do', () => {
  expect(possibleDeeds('new')).toEqual(['solved', 'closed'])
  expect(possibleDeeds('waiting')).toEqual(['solved', 'reopened', 'closed'])
  expect(possibleDeeds('solved')).toEqual(['reopened', 'closed'])
  expect(possibleDeeds('closed')).toEqual(['reopened'])
})
