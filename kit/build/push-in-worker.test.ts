// What the service worker does with a push and a press on it, with the browser around it played: no test's browser shows notifications.

import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

const worker = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8').replace(
  '/* settings */',
  `const settings = ${JSON.stringify({ base: '/', version: '1', files: [] })}`,
)

function workerIn({ open = [] as string[] } = {}) {
  const listeners = new Map<string, (event: object) => void>()
  const [shown, opened, focused]: [unknown[], string[], string[]] = [[], [], []]
  runInNewContext(worker, {
    URL,
    location: { origin: 'https://kantine.example' },
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    registration: { showNotification: async (...all: unknown[]) => shown.push(all) },
    clients: {
      matchAll: async () => open.map((url) => ({ url, focus: async () => focused.push(url) })),
      openWindow: async (url: string) => opened.push(url),
    },
  })
  const happen = async (name: string, event: object) => {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get(name)?.({ ...event, waitUntil: (promise: Promise<unknown>) => (work = promise) })
    await work
  }
  return {
    shown,
    opened,
    focused,
    push: (data: object) => happen('push', { data: { json: () => data } }),
    press: (path: unknown) => happen('notificationclick', { notification: { close: () => {}, data: { path } } }),
  }
}

test('a push is shown as its sentence, and takes the place of one of the same matter', async () => {
  const { shown, push } = workerIn()
  await push({ text: 'Nora ber deg om lov.', path: '/leave#token=1', tag: 'limit_ask /leave' })
  expect(shown).toEqual([
    ['Kantinekort', { body: 'Nora ber deg om lov.', tag: 'limit_ask /leave', icon: '/icon-192.png', badge: '/icon-192.png', data: { path: '/leave#token=1' } }],
  ])
})

test('a press on it opens where it leads, or the window that is there already', async () => {
  const one = workerIn()
  await one.press('/limits/1/2')
  expect(one.opened).toEqual(['https://kantine.example/limits/1/2'])
  const other = workerIn({ open: ['https://kantine.example/', 'https://kantine.example/limits/1/2'] })
  await other.press('/limits/1/2')
  expect([other.opened, other.focused]).toEqual([[], ['https://kantine.example/limits/1/2']])
})

test('a press never opens anybody else’s page', async () => {
  for (const path of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)']) {
    const { opened, press } = workerIn()
    await press(path)
    expect(opened, path).toEqual([])
  }
})
