// The simulator keeps to LINK's own sheet: what it answers, what it refuses, and how it shows what was sent.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningSimulator, startSimulator } from '../simulator.ts'
import { linkMobility, simulatedAccount } from './index.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulator(linkMobility, { port: 0 })
})
afterAll(() => simulator.stop())

const { username, password, platformId, platformPartnerId, gate } = simulatedAccount
const request = {
  source: 'Kantine',
  sourceTON: 'ALPHANUMERIC',
  destination: '+4799990001',
  userData: 'Koden: https://kantine.example/phone <b>',
  platformId,
  platformPartnerId,
  refId: 'sms_1',
  useDeliveryReport: true,
  deliveryReportGates: [gate],
  relativeValidityTime: 300_000,
  ignoreResponse: false,
}
async function send(changed: object, authorization = `Basic ${btoa(`${username}:${password}`)}`) {
  const answer = await fetch(`${simulator.address}/sms/send`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ ...request, ...changed }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
}

test('a message is queued, and without a wish for an answer there is none', async () => {
  expect(await send({})).toEqual({ status: 200, body: { messageId: expect.any(String), resultCode: 1005, description: 'Queued' } })
  expect(await send({ ignoreResponse: undefined })).toEqual({ status: 204, body: null })
})

test('a wrong password, platform, partner or gate is refused with LINK’s own numbers', async () => {
  expect(await send({}, 'Basic eDp5')).toMatchObject({ status: 401, body: { status: 106100 } })
  expect(await send({ platformId: 'x' })).toMatchObject({ status: 400, body: { status: 106200 } })
  expect(await send({ platformPartnerId: 'x' })).toMatchObject({ status: 400, body: { status: 106201 } })
  expect(await send({ deliveryReportGates: ['x'] })).toMatchObject({ status: 400, body: { status: 106300 } })
})

test('a bad sender, number or text is answered with a result code', async () => {
  expect(await send({ source: 'Kantinekort12' })).toMatchObject({ status: 200, body: { resultCode: 2000 } })
  expect(await send({ destination: '99990001' })).toMatchObject({ status: 200, body: { resultCode: 2106 } })
  expect(await send({ userData: '' })).toMatchObject({ status: 200, body: { resultCode: 4001 } })
})

test('what was sent can be read on a page, with its links to press and its brackets harmless', async () => {
  const page = await (await fetch(`${simulator.address}/?language=nn`)).text()
  expect(page).toContain('Innboks')
  expect(page).toContain('<a href="https://kantine.example/phone">')
  expect(page).toContain('&lt;b&gt;')
})
