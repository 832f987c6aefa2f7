// «Send meg en prøve»: so that somebody sees how a message comes, before it matters. It goes at once, whatever the hour.

import type { MessageChannel } from '../../contract/message-words.ts'
import { Refused } from '../../contract/refusals.ts'
import { noticeTexts } from '../../language/notices/texts.ts'
import { transaction } from '../../database/transaction.ts'
import { countAttempt, limits } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { reachableNow, readChooser } from './choose-messages.ts'
import { browserIdsOf } from './push/push-store.ts'
import type { PushBody } from './push/transport.ts'
import { queueMessage } from './queue-message.ts'
import { whySmsCannotBeSent } from './sms-budget.ts'

/** @throws Refused channel_not_offered, sms_day_is_full, too_many_attempts */
export async function sendTrial(house: House, { personId, channel }: { personId: string; channel: MessageChannel }): Promise<void> {
  const chooser = await readChooser(house.database, house, personId)
  if (!reachableNow(house, chooser)[channel]) throw new Refused('channel_not_offered')
  if (channel === 'sms' && (await whySmsCannotBeSent(house)) !== null) throw new Refused('sms_day_is_full')
  await countAttempt(house, limits.messageTrialOfPerson, personId)
  const { subject, text } = noticeTexts[chooser.language].trial
  const { publicUrl } = house
  if (channel === 'push') {
    const body = JSON.stringify({ text, path: '/messages', tag: 'trial', isUrgent: true } satisfies PushBody)
    await transaction(house.database, async (tx) => {
      for (const pushBrowserId of await browserIdsOf(tx, personId))
        await queueMessage(tx, house, { channel, recipient: chooser.email ?? personId, subject: '', body, pushBrowserId })
    })
    return
  }
  const words = channel === 'sms' ? { recipient: chooser.mobile ?? '', subject: '' } : { recipient: chooser.email ?? '', subject }
  await transaction(house.database, (tx) => queueMessage(tx, house, { channel, ...words, body: `${text}\n${publicUrl}/messages` }))
}
