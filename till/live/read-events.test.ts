import { expect, test } from 'vitest'
import { readEvents } from './read-events.ts'

test('events are taken out whole, wherever the network cut them', () => {
  const text = 'event: hello\ndata: {"version":1}\n\n: a proxy was here\n\nevent: change\r\ndata: {"version":2}\r\n\r\nevent: beat\ndata: {"ver'
  for (let cut = 0; cut <= text.length; cut += 1) {
    const first = readEvents(text.slice(0, cut))
    const second = readEvents(first.rest + text.slice(cut))
    expect([...first.events, ...second.events]).toEqual([
      { name: 'hello', content: { version: 1 } },
      { name: 'change', content: { version: 2 } },
    ])
    expect(second.rest).toBe('event: beat\ndata: {"ver')
  }
})

test('what is no line of ours is not swallowed for ever', () => {
  expect(() => readEvents('x'.repeat(64 * 1024 + 1))).toThrow('no line of events')
  expect(() => readEvents('data: <html>\n\n')).toThrow()
})
