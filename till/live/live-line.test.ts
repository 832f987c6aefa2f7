import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LiveEventName } from '../../contract/live-events.ts'
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import { keepLine, waitMs } from './live-line.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-21T10:00:00.000Z') }))
afterEach(() => void vi.useRealTimers())

/** A server whose lines a test writes on. What is opened is kept with its address. */
function openServer() {
  const lines: { address: string; say: (name: LiveEventName, content?: object) => void; end: () => void; break: () => void; isLeft: () => boolean }[] = []
  const refusals: Error[] = []
  const open = async (address: string, { signal }: { signal: AbortSignal }): Promise<ReadableStream<string>> => {
    const refusal = refusals.shift()
    if (refusal) throw refusal
    let controller!: ReadableStreamDefaultController<string>
    const stream = new ReadableStream<string>({ start: (each) => void (controller = each) })
    signal.addEventListener('abort', () => {
      try {
        controller.error(new DOMException('left', 'AbortError'))
      } catch {
        // It had ended already.
      }
    })
    lines.push({
      address,
      say: (name, content = {}) => controller.enqueue(`event: ${name}\ndata: ${JSON.stringify(content)}\n\n`),
      end: () => controller.close(),
      break: () => controller.error(new ApiUnreachable(new Error('cut'))),
      isLeft: () => signal.aborted,
    })
    return stream
  }
  return { lines, refusals, open }
}

const hello = (version: number, isAnew: boolean) => ['hello', { version, isAnew, beatMs: 5_000 }] as const
const soon = () => vi.advanceTimersByTimeAsync(1)

function follow() {
  const server = openServer()
  const calls = { onAnew: vi.fn(), onChange: vi.fn(), onClosed: vi.fn(), onHeard: vi.fn(), onBroken: vi.fn() }
  const line = keepLine({ headers: {}, ...calls, open: server.open, random: () => 1 })
  line.start()
  return { ...server, ...calls, line }
}

describe('the line', () => {
  test('begins without a version, and goes on where it left off when it breaks', async () => {
    const { lines, line, onAnew, onChange } = follow()
    await soon()
    expect(lines[0]?.address).toBe('/api/till/events')
    lines[0]?.say(...hello(7, true))
    lines[0]?.say('change', { version: 8, kind: 'catalogue' })
    await soon()
    expect(line.state.read()).toEqual({ is: 'open' })
    lines[0]?.break()
    await vi.advanceTimersByTimeAsync(500)
    expect(lines[1]?.address).toBe('/api/till/events?after=8')
    lines[1]?.say(...hello(8, false))
    await soon()
    expect(onAnew).toHaveBeenCalledTimes(1)
    expect(onChange.mock.calls).toEqual([[{ version: 8, kind: 'catalogue' }]])
    line.stop()
  })

  test('that the server ends, such as when it is restarted, is opened again', async () => {
    const { lines, line, onBroken } = follow()
    await soon()
    lines[0]?.say(...hello(1, true))
    await soon()
    lines[0]?.end()
    await vi.advanceTimersByTimeAsync(501)
    expect(lines).toHaveLength(2)
    expect(onBroken).toHaveBeenCalledTimes(1)
    line.stop()
  })

  test('on which nothing is heard for two and a half beats is taken for dead', async () => {
    const { lines, line } = follow()
    await soon()
    lines[0]?.say(...hello(1, true))
    await soon()
    await vi.advanceTimersByTimeAsync(12_400)
    expect(lines[0]?.isLeft()).toBe(false)
    lines[0]?.say('beat', { version: 1 })
    await vi.advanceTimersByTimeAsync(12_499)
    expect(lines[0]?.isLeft()).toBe(false)
    await vi.advanceTimersByTimeAsync(2)
    expect(lines[0]?.isLeft()).toBe(true)
    expect(line.state.read()).toEqual({ is: 'opening', since: Date.now() - 12_501 })
    line.stop()
  })

  test('that cannot be opened is tried less and less often, and at once when somebody knows better', async () => {
    const { lines, refusals, line, onBroken } = follow()
    refusals.push(...Array.from({ length: 20 }, () => new ApiUnreachable(new Error('cut'))))
    await soon()
    lines[0]?.break()
    await soon()
    const tries = () => 20 - refusals.length
    for (const [ms, count] of [
      [500, 1],
      [1_000, 2],
      [2_000, 3],
      [4_000, 4],
      [8_000, 5],
      [15_000, 6],
      [15_000, 7],
    ] as const) {
      await vi.advanceTimersByTimeAsync(ms)
      expect(tries()).toBe(count)
    }
    line.openNow()
    await soon()
    expect(tries()).toBe(8)
    expect(onBroken).toHaveBeenCalledTimes(9)
    line.stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries()).toBe(8)
  })

  test('that says that this is no till any more is not opened again', async () => {
    const { lines, line, onClosed } = follow()
    await soon()
    lines[0]?.say(...hello(1, true))
    lines[0]?.say('closed')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onClosed).toHaveBeenCalledTimes(1)
    expect(lines).toHaveLength(1)
    expect(line.state.read()).toEqual({ is: 'closed' })
  })

  test('that is refused because this is no till any more says so too', async () => {
    const { lines, refusals, onClosed } = follow()
    refusals.push(new ApiRefusal({ code: 'till_closed', status: 403, facts: {}, incident: undefined }))
    await soon()
    lines[0]?.break()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(onClosed).toHaveBeenCalledTimes(1)
    expect(refusals).toEqual([])
  })

  test('passes over what this version does not know', async () => {
    const { lines, line, onChange } = follow()
    await soon()
    lines[0]?.say(...hello(1, true))
    lines[0]?.say('fireworks' as LiveEventName, { colour: 'red' })
    lines[0]?.say('change', { version: 2, kind: 'weather' })
    await soon()
    expect(onChange).toHaveBeenCalledWith({ version: 2, kind: 'weather' })
    expect(line.state.read()).toEqual({ is: 'open' })
    line.stop()
  })
})

test('tills do not come back at the same moment', () => {
  expect([waitMs(1, 0), waitMs(1, 1)]).toEqual([250, 500])
  expect([waitMs(4, 0), waitMs(4, 1)]).toEqual([2_000, 4_000])
  expect([waitMs(100, 0), waitMs(100, 1)]).toEqual([7_500, 15_000])
})
