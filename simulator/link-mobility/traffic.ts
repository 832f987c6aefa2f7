// What has been sent, and the reports of it. In memory, and bounded.

import { randomBytes } from 'node:crypto'
import { smsLength } from '../../rules/sms-text.ts'
import type { Callbacks } from '../delivery/callbacks.ts'

export type SentSms = {
  messageId: string
  refId: string
  source: string
  destination: string
  userData: string
  relativeValidityTime: number
  wantsReport: boolean
  parts: number
  at: Date
  /** The last that was reported. */
  resultCode: number
}

export type Traffic = {
  add: (sms: Omit<SentSms, 'messageId' | 'parts' | 'resultCode'>) => SentSms
  find: (messageId: string) => SentSms | null
  newestFirst: () => SentSms[]
  reportTo: (url: string) => void
  gate: () => string | null
  report: (sms: SentSms, facts: { resultCode: number; now: Date; callbacks: Callbacks; delayMs?: number }) => void
  forget: () => void
}

const MOST_KEPT = 500
const RETRIES_MS = [1_000, 5_000, 30_000, 300_000]

export function openTraffic(): Traffic {
  let kept: SentSms[] = []
  let url: string | null = null
  return {
    add: (sms) => {
      const added = { ...sms, messageId: randomBytes(18).toString('base64'), parts: smsLength(sms.userData).parts, resultCode: 1005 }
      kept = [added, ...kept].slice(0, MOST_KEPT)
      return added
    },
    find: (messageId) => kept.find((sms) => sms.messageId === messageId) ?? null,
    newestFirst: () => kept,
    reportTo: (address) => {
      url = address
    },
    gate: () => url,
    report: (sms, { resultCode, now, callbacks, delayMs = 0 }) => {
      sms.resultCode = resultCode
      if (!sms.wantsReport || url === null) return
      // A long message is reported part by part, each with the message's id and its own number behind it.
      const ids = sms.parts === 1 ? [sms.messageId] : Array.from({ length: sms.parts }, (_part, index) => `${sms.messageId}$${index + 1}`)
      for (const id of ids) {
        const report = {
          refId: sms.refId,
          id,
          operator: 'no.telenor',
          sentTimestamp: sms.at.toISOString(),
          timestamp: now.toISOString(),
          resultCode,
          operatorResultCode: '2',
          segments: sms.parts,
          gateCustomParameters: {},
          customParameters: {},
        }
        callbacks.send({ url, body: JSON.stringify(report), headers: () => ({}), retriesMs: RETRIES_MS, fate: { delayMs } })
      }
    },
    forget: () => {
      kept = []
    },
  }
}
