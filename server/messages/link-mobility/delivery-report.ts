// LINK tells here how a message fared. Its reports are not signed: the path cannot be guessed, the message must be one
// of ours, and the worst that a false report could do is to say of an SMS that it arrived, or to send its reader the same in a letter.

import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { isId } from '../../../contract/ids.ts'
import { Refused } from '../../../contract/refusals.ts'
import { Done } from '../../../contract/shapes.ts'
import type { Queryable } from '../../../database/connect.ts'
import { transaction } from '../../../database/transaction.ts'
import { deliveryAfter, isFinal, needsLetter, type SmsDelivery } from '../../../rules/sms-delivery.ts'
import type { House } from '../../house.ts'
import { sendInstead } from '../send-instead.ts'
import { countFailedSms } from '../sms-budget.ts'
import { lockSms, type LockedSms, takeOtherwise, updateDelivery } from '../store.ts'
import { deliveryOf } from './result-codes.ts'

/** Of all that a report holds, what we use. LINK may add to it. */
const Report = Type.Object({
  refId: Type.String({ maxLength: 100 }),
  id: Type.String({ maxLength: 200 }),
  resultCode: Type.Integer(),
})

/** Where LINK is asked to send its reports: part of it comes from the master secret, so nobody can guess it. */
export function deliveryReportPath(house: Pick<House, 'keys'>): string {
  return `/api/sms-reports/${secretOf(house)}`
}

const secretOf = ({ keys }: Pick<House, 'keys'>) => keys.derive('sms delivery reports').subarray(0, 24).toString('base64url')

export function registerDeliveryReports(app: FastifyInstance, house: House): void {
  const secret = Buffer.from(secretOf(house))
  app.post<{ Params: { secret: string }; Body: { refId: string; id: string; resultCode: number } }>(
    '/api/sms-reports/:secret',
    { schema: { hide: true, body: Report, response: { 200: Done } } },
    async ({ params, body }) => {
      const given = Buffer.from(params.secret)
      if (given.length !== secret.length || !timingSafeEqual(given, secret)) throw new Refused('not_found')
      await takeReport(house, body)
      return { done: true as const }
    },
  )
}

async function takeReport(house: House, { refId, id, resultCode }: { refId: string; id: string; resultCode: number }): Promise<void> {
  if (!isId(refId)) return
  const delivery = deliveryOf(resultCode)
  const changed = await transaction(house.database, async (tx): Promise<SmsDelivery | null> => {
    const sms = await lockSms(tx, refId)
    // Parts of a long message have its id and "$n". A report may be here before the answer that tells us the id.
    if (!sms || (sms.providerId !== null && sms.providerId !== id.replace(/\$\d+$/, ''))) return null
    if (deliveryAfter(sms.delivery, delivery) === sms.delivery) return null
    await updateDelivery(tx, { messageId: refId, delivery, code: resultCode, at: house.clock.now() })
    await settleLetter(tx, house, { messageId: refId, sms, delivery })
    if (delivery === 'failed' || delivery === 'expired') await countFailedSms(tx, house)
    return delivery
  })
  if (changed) house.log('sms_reported', { messageId: refId, delivery: changed, code: resultCode })
}

// What arrived needs no letter any more, and what did not sends it. Nobody knows yet of the rest.
async function settleLetter(
  tx: Queryable,
  house: House,
  { messageId, sms: { sentAt, expiresAt }, delivery }: { messageId: string; sms: LockedSms; delivery: SmsDelivery },
): Promise<void> {
  const now = house.clock.now()
  const times = { sentAtMs: (sentAt ?? now).getTime(), expiresAtMs: expiresAt?.getTime() ?? null, nowMs: now.getTime() }
  if (needsLetter({ delivery, ...times })) await sendInstead(tx, house, { messageId, expiresAt, why: 'smsLost' })
  else if (isFinal(delivery)) await takeOtherwise(tx, messageId)
}
