import { expect, test } from 'vitest'
import { type RefusalCode, refusals } from '../../contract/refusals.ts'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { judge } from './judge.ts'

const refusal = (code: RefusalCode | string, status: number = code in refusals ? refusals[code as RefusalCode].status : 400) =>
  new ApiRefusal({ code: code as RefusalCode, status, facts: {}, incident: undefined })

test('silence says nothing: it must be asked again', () => {
  expect(judge(new ApiUnreachable(new Error('cut')), { mayHaveArrivedBefore: false })).toEqual({ is: 'unknown' })
})

test.each(Object.keys(refusals) as RefusalCode[])('%s is believed, unless asking again can help', (code) => {
  const judgement = judge(refusal(code), { mayHaveArrivedBefore: false })
  expect(judgement.is).toBe(refusals[code].retry ? 'unknown' : 'refused')
})

test('a closed till settles a purchase only when it cannot have arrived before', () => {
  expect(judge(refusal('till_closed'), { mayHaveArrivedBefore: false }).is).toBe('refused')
  expect(judge(refusal('till_closed'), { mayHaveArrivedBefore: true }).is).toBe('locked_out')
})

test('a refusal from a newer server is believed when it is a plain no', () => {
  expect(judge(refusal('something_new', 409), { mayHaveArrivedBefore: false }).is).toBe('refused')
  expect(judge(refusal('something_new', 503), { mayHaveArrivedBefore: false }).is).toBe('unknown')
})
