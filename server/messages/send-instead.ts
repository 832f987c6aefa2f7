// Somebody wanted to hear: what did not come as they wanted goes by e-mail instead, with a first sentence that says why. The letter
// is taken from the message as it is queued, under the message's lock, so it goes once, whoever finds out first and however often.

import type { Queryable } from '../../database/connect.ts'
import { type NoticeTexts, noticeTexts } from '../../language/notices/texts.ts'
import type { House } from '../house.ts'
import { openOtherwise, queueMessage } from './queue-message.ts'
import { takeOtherwise } from './store.ts'

export async function sendInstead(
  tx: Queryable,
  house: House,
  { messageId, expiresAt, why }: { messageId: string; expiresAt: Date | null; why: keyof NoticeTexts['instead'] },
): Promise<void> {
  const sealed = await takeOtherwise(tx, messageId)
  if (sealed === null) return
  const { recipient, subject, body, language } = openOtherwise(house, sealed)
  await queueMessage(tx, house, { channel: 'email', recipient, subject, body: `${noticeTexts[language].instead[why]}\n\n${body}`, expiresAt })
}
