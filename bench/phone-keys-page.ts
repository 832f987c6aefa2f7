// The browser's side of bench/phone-keys.ts: the till's own modules, timed.

import { knowCards } from '../till/cards/known-cards.ts'
import { openDevice, THE_ONE } from '../till/storage/device.ts'
import { call } from '../kit/api.ts'

export type PhoneKeysOrder = { schoolId: number; tillId: string; token: string; nowMs: number; codes: string[] }
export type Measured = { storedBytes: number; fetchMs: number[]; openMs: number[]; checkMs: number[]; genuine: number }

const ROUNDS = 20

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function measure({ schoolId, tillId, token, nowMs, codes }: PhoneKeysOrder): Promise<Measured> {
  const headers = { authorization: `Bearer ${token}` }
  const device = await openDevice()
  const open = () =>
    knowCards({
      till: { schoolId, tillId },
      device,
      askStopped: () => call('GET /api/till/stopped-cards', { headers }),
      askPhoneKeys: () => call('GET /api/till/phone-keys', { headers }),
    })
  const fetchMs: number[] = []
  const openMs: number[] = []
  const checkMs: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) fetchMs.push(await timed(() => open().refresh()))
  // What was just fetched is written beside the page.
  const kept = await keptKeys(() => device.phoneKeys.read(THE_ONE))
  for (let round = 0; round < ROUNDS; round += 1) openMs.push(await timed(() => open().load()))
  const cards = open()
  await cards.load()
  let genuine = 0
  for (const code of codes) {
    checkMs.push(
      await timed(async () => {
        const verdict = await cards.judge(code, { nowMs, isClockSet: true, isInContact: false, isFollowing: false })
        if ('isGenuine' in verdict && verdict.isGenuine) genuine += 1
      }),
    )
  }
  return { storedBytes: new Blob([JSON.stringify(kept)]).size, fetchMs, openMs, checkMs, genuine }
}

async function keptKeys<Kept>(read: () => Promise<Kept | undefined>): Promise<Kept> {
  for (let tries = 0; tries < 100; tries += 1) {
    const kept = await read()
    if (kept !== undefined) return kept
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the keys were not kept')
}

Object.assign(globalThis, { measure })
