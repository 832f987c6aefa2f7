import { expect, test } from 'vitest'
import { isPlayedHere, isPushEndpoint, isPushHost, usualPushHosts } from './push-endpoint.ts'

const isOne = (endpoint: string, hosts = usualPushHosts) => isPushEndpoint(endpoint, hosts)

test('the push services of browsers are called', () => {
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/abc:APA91b',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d',
    'https://web.push.apple.com/QGuQyavXutnMH',
  ])
    expect(isOne(endpoint), endpoint).toBe(true)
})

test('nothing else is ever called: no other name, no number, no other door, no name that only looks like one', () => {
  for (const endpoint of [
    'http://fcm.googleapis.com/fcm/send/a',
    'https://fcm.googleapis.com:8443/fcm/send/a',
    'https://me:secret@fcm.googleapis.com/fcm/send/a',
    'https://fcm.googleapis.com.evil.example/a',
    'https://evil-fcm.googleapis.com/a',
    'https://fcm.googleapis.com@127.0.0.1/a',
    'https://push.apple.com.evil.example/a',
    'https://127.0.0.1/a',
    'https://[::1]/a',
    'https://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/a',
    'https://localhost/a',
    'http://127.0.0.1:5432/a',
    'file:///etc/passwd',
    'fcm.googleapis.com',
    '',
    `https://fcm.googleapis.com/${'a'.repeat(1_000)}`,
  ])
    expect(isOne(endpoint), endpoint).toBe(false)
})

test('a push service that is played here is called where it was named, with its port, and nowhere else', () => {
  expect(isOne('http://127.0.0.1:4010/push/1', ['http://127.0.0.1:4010'])).toBe(true)
  expect(isOne('http://127.0.0.1:4011/push/1', ['http://127.0.0.1:4010'])).toBe(false)
  expect(isPlayedHere('http://10.0.0.1:4010')).toBe(false)
})

test('a host is a public name', () => {
  expect(['push.example.org', '*.example.org'].map(isPushHost)).toEqual([true, true])
  for (const host of ['*', '*.no.', 'localhost', '10.0.0.1', 'printer.local', 'db.internal', 'https://push.example.org', 'a..b', ''])
    expect(isPushHost(host), host).toBe(false)
})
