import { expect, test } from 'vitest'
import { type CircuitChange, makeCircuit } from './circuit.ts'

function circuitForTest() {
  let nowMs = 0
  const changes: CircuitChange[] = []
  const circuit = makeCircuit({ now: () => new Date(nowMs), onChange: (change) => changes.push(change) })
  return { circuit, changes, pass: (ms: number) => void (nowMs += ms) }
}

test('a provider may fail four times in a row, and rests after the fifth', () => {
  const { circuit, changes } = circuitForTest()
  for (let failures = 1; failures <= 4; failures += 1) circuit.failed('no_answer')
  expect([circuit.mayCall(), changes]).toEqual([true, []])
  circuit.failed('no_answer')
  expect(circuit.mayCall()).toBe(false)
  expect(changes).toEqual([{ isDown: true, why: 'no_answer', at: new Date(0) }])
})

test('one answer in between makes the count begin anew', () => {
  const { circuit } = circuitForTest()
  for (let failures = 1; failures <= 4; failures += 1) circuit.failed('no_answer')
  circuit.wentWell()
  for (let failures = 1; failures <= 4; failures += 1) circuit.failed('no_answer')
  expect(circuit.mayCall()).toBe(true)
})

test('refused keys need not be tried five times', () => {
  const { circuit } = circuitForTest()
  circuit.failed('keys_refused', { isCertain: true })
  expect(circuit.state().isDown).toBe(true)
})

test('after five seconds one caller tries, and the others wait for what comes of it', () => {
  const { circuit, changes, pass } = circuitForTest()
  circuit.failed('keys_refused', { isCertain: true })
  pass(4_999)
  expect(circuit.mayCall()).toBe(false)
  pass(1)
  expect([circuit.mayCall(), circuit.mayCall()]).toEqual([true, false])
  circuit.wentWell()
  expect([circuit.mayCall(), circuit.mayCall()]).toEqual([true, true])
  expect(changes.map(({ isDown }) => isDown)).toEqual([true, false])
})

test('the rests grow to a minute and no longer', () => {
  const { circuit, pass } = circuitForTest()
  circuit.failed('keys_refused', { isCertain: true })
  for (const restMs of [10_000, 20_000, 40_000, 60_000, 60_000]) {
    circuit.failed('no_answer')
    pass(restMs - 1)
    expect(circuit.mayCall()).toBe(false)
    pass(1)
    expect(circuit.mayCall()).toBe(true)
  }
})
