import { describe, expect, test } from 'vitest'
import { messageChannels, messageEvents } from '../contract/message-words.ts'
import { eventsFor, messageTerms, offeredChannels, type Reachable, wantedChannels, waysNow } from './message-events.ts'
import { instantOfNorwegianTime, norwegianTime } from './norwegian-time.ts'

const all: Reachable = { email: true, sms: true, push: true }
const emailAlone: Reachable = { email: true, sms: false, push: false }
const at = (date: string, time: string) => instantOfNorwegianTime({ date, time: `${time}:00` })
const noon = at('2026-11-03', '12:00')
const night = { from: '21:00', until: '07:00' }

type Asked = Partial<Parameters<typeof waysNow>[1]>
const ways = (event: Parameters<typeof waysNow>[0], { chosen = null, reachable = all, quiet = night, now = noon, expiresAt = null }: Asked = {}) =>
  waysNow(event, { chosen, reachable, quiet, now, expiresAt }).map(({ channel, sendAt }) => {
    const { date, time } = norwegianTime(sendAt)
    return sendAt.getTime() === now.getTime() ? channel : `${channel} ${date} ${time.slice(0, 5)}`
  })

describe('the ways somebody is told', () => {
  test('are the usual ones until something is chosen, and push only where it is turned on', () => {
    expect(ways('lunch_warning')).toEqual(['email', 'push'])
    expect(ways('lunch_warning', { reachable: emailAlone })).toEqual(['email'])
    expect(ways('purchase_stopped')).toEqual([])
  })

  test('are those that were chosen', () => {
    expect(ways('lunch_warning', { chosen: ['sms'] })).toEqual(['sms'])
    expect(ways('lunch_warning', { chosen: ['email', 'sms', 'push'] })).toEqual(['email', 'sms', 'push'])
    expect(ways('lunch_warning', { chosen: [] })).toEqual([])
  })

  test('are e-mail where what was chosen is not there any more', () => {
    expect(ways('lunch_warning', { chosen: ['sms'], reachable: { ...all, sms: false } })).toEqual(['email'])
    expect(ways('purchase_stopped', { chosen: ['push'], reachable: emailAlone })).toEqual(['email'])
    // An SMS is not worth a receipt, whatever somebody has sent us.
    expect(ways('payment_receipt', { chosen: ['sms'] })).toEqual(['email'])
  })

  test('are none where nobody can be reached at all', () => {
    expect(ways('sold_against_stop', { reachable: { email: false, sms: false, push: false } })).toEqual([])
  })

  test('hold e-mail where the law, money or safety wants it, and one way where a child waits', () => {
    expect(ways('payment_receipt', { chosen: [] })).toEqual(['email'])
    expect(ways('sold_against_stop', { chosen: ['push'] })).toEqual(['email', 'push'])
    expect(ways('limit_ask', { chosen: ['push'] })).toEqual(['push'])
    expect(ways('limit_ask', { chosen: [] })).toEqual(['email', 'push'])
    for (const event of messageEvents) expect(wantedChannels(event, []).length > 0, event).toBe(messageTerms[event].always !== null)
  })
})

describe('quiet hours', () => {
  const late = { now: at('2026-11-03', '23:30') }
  test('make what can wait, wait: until the morning after, and from midnight on until the same morning', () => {
    expect(ways('lunch_warning', { ...late, chosen: ['email', 'sms', 'push'] })).toEqual([
      'email 2026-11-04 07:00',
      'sms 2026-11-04 07:00',
      'push 2026-11-04 07:00',
    ])
    expect(ways('lunch_warning', { now: at('2026-11-04', '00:00') })).toEqual(['email 2026-11-04 07:00', 'push 2026-11-04 07:00'])
    expect(ways('lunch_warning', { now: at('2026-11-03', '20:59') })).toEqual(['email', 'push'])
    expect(ways('lunch_warning', { now: at('2026-11-03', '21:00') })).toEqual(['email 2026-11-04 07:00', 'push 2026-11-04 07:00'])
    expect(ways('lunch_warning', { now: at('2026-11-04', '07:00') })).toEqual(['email', 'push'])
  })

  test('end when the clock says so, also in the nights when it is changed', () => {
    expect(ways('lunch_warning', { now: at('2026-10-24', '22:00'), chosen: ['email'] })).toEqual(['email 2026-10-25 07:00'])
    expect(ways('lunch_warning', { now: at('2027-03-27', '22:00'), chosen: ['email'] })).toEqual(['email 2027-03-28 07:00'])
  })

  test('let through what is urgent, but never by SMS', () => {
    expect(ways('sold_against_stop', { ...late, chosen: ['email', 'sms', 'push'] })).toEqual(['email', 'sms 2026-11-04 07:00', 'push'])
  })

  test('let an e-mail go at once where something urgent was wanted by SMS alone', () => {
    expect(ways('limit_ask', { ...late, chosen: ['sms'] })).toEqual(['email', 'sms 2026-11-04 07:00'])
  })

  test('that nobody wants are none: SMS comes at night where it was chosen so', () => {
    expect(ways('new_phone', { ...late, quiet: null, chosen: ['sms'] })).toEqual(['email', 'sms'])
  })
})

test('what would come too late is an e-mail at once, and no SMS', () => {
  const now = at('2026-11-03', '23:30')
  expect(ways('lunch_warning', { now, chosen: ['sms'], expiresAt: at('2026-11-04', '07:00') })).toEqual(['email'])
  expect(ways('lunch_warning', { now, chosen: ['sms'], expiresAt: at('2026-11-04', '07:01') })).toEqual(['sms 2026-11-04 07:00'])
})

test('pupils are told of what is theirs, and guardians of all', () => {
  expect(eventsFor({ isPupilAlone: false })).toEqual(messageEvents)
  const own = eventsFor({ isPupilAlone: true })
  expect(own).toContain('lunch_warning')
  expect(own).not.toContain('limit_ask')
  expect(own).not.toContain('automatic_topup')
})

test('e-mail may always be chosen; SMS only of what is worth it', () => {
  for (const event of messageEvents) {
    expect(offeredChannels(event, { email: false, sms: false, push: false })).toEqual(['email'])
    expect(offeredChannels(event, all)).toEqual(messageTerms[event].bySms ? messageChannels : ['email', 'push'])
  }
})
