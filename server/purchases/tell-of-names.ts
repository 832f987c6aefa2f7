// Somebody paid without a card, found by name: the family is told, in the transaction that makes the sale.

import type { Queryable } from '../../database/connect.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { reasonsOf } from '../found-by-name/index.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'

export type SoldByName = { schoolId: number; walletId: string; cardId: string; totalOre: number }

export async function tellOfNames(tx: Queryable, house: House, sold: readonly SoldByName[]): Promise<void> {
  if (sold.length === 0) return
  const now = house.clock.now()
  const reasons = await reasonsOf(tx, sold)
  for (const { schoolId, walletId, cardId, totalOre } of sold) {
    const reason = reasons.get(cardId)
    if (reason === undefined) continue
    for (const { personId, isOwn, firstName, language, childFirstName, schoolName } of await readersOf(tx, { schoolId, walletId, now, tells: 'sums' })) {
      const { soldByName: texts, greeting, regards } = messageTexts[language]
      await tellPerson(tx, house, {
        personId,
        schoolId,
        event: 'sold_by_name',
        walletId,
        child: isOwn ? null : childFirstName,
        path: `/history/${schoolId}/${walletId}`,
        subject: texts.subject(childFirstName),
        body: [
          greeting(firstName),
          texts.text({ child: childFirstName, school: schoolName, amount: formatKroner(totalOre) }),
          texts.reason[reason],
          texts.advice,
          regards,
        ].join('\n\n'),
      })
    }
  }
}
