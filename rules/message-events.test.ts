import { expect, test } from 'vitest'
import { channelsNow, offeredChannels } from './message-events.ts'

test('whoever has chosen nothing is told by e-mail', () => {
  expect(channelsNow('lunch_warning', { chosen: null, mayUseSms: true })).toEqual(['email'])
})

test('whoever wants to hear nothing hears nothing', () => {
  expect(channelsNow('lunch_warning', { chosen: [], mayUseSms: true })).toEqual([])
})

test('SMS goes where it is chosen, possible and worth it, and never leaves anybody untold', () => {
  expect(channelsNow('lunch_warning', { chosen: ['email', 'sms'], mayUseSms: true })).toEqual(['email', 'sms'])
  expect(channelsNow('lunch_warning', { chosen: ['sms'], mayUseSms: true })).toEqual(['sms'])
  expect(channelsNow('lunch_warning', { chosen: ['sms'], mayUseSms: false })).toEqual(['email'])
})

test('SMS is offered where it is possible', () => {
  expect(offeredChannels('lunch_warning', { mayUseSms: false })).toEqual(['email'])
  expect(offeredChannels('lunch_warning', { mayUseSms: true })).toEqual(['email', 'sms'])
})
