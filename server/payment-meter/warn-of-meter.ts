// Those who run an operator are told by letter when its payments reach 80 per cent, 95 per cent and the whole of what must
// be notified: once for each level.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { transaction } from '../../database/transaction.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { queueMessage } from '../messages/index.ts'
import { readMeter } from './read-meter.ts'
import { administratorsOf, insertWarning, operatorsOf } from './store.ts'

export async function warnOfMeter(house: House): Promise<void> {
  if (house.law.euroRate === null) return
  const today = norwegianTime(house.clock.now()).date
  for (const { operatorId, name } of await operatorsOf(house.database)) {
    await transaction(house.database, async (tx) => {
      const { paidOre, limit } = await readMeter(tx, house, operatorId)
      if (limit === null || limit.level === 'far') return
      const { level, limitOre } = limit
      if (!(await insertWarning(tx, { operatorId, level, today, paidOre, limitOre }))) return
      for (const { email, firstName, language } of await administratorsOf(tx, { operatorId, now: house.clock.now() })) {
        const { greeting, regards, paymentMeter: texts } = messageTexts[language]
        await queueMessage(tx, house, {
          channel: 'email',
          recipient: email,
          subject: texts.subject[level],
          body: [greeting(firstName), texts.text(name, formatKroner(paidOre), formatKroner(limitOre)), texts.whatToDo[level], regards].join('\n\n'),
        })
      }
      house.log('payments approach what must be notified', { operatorId, level })
    })
  }
}
