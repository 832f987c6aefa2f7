// A sale went on against a stop because an adult said so: the family is told, in the transaction that makes the sale.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'
import type { Overridden } from './override-store.ts'

export async function tellOfOverrides(tx: Queryable, house: House, overridden: readonly Overridden[]): Promise<void> {
  for (const { schoolId, walletId, stop, reason, productIds, lines } of overridden) {
    // How old whoever sells is, is no family's matter.
    if (stop === 'seller_too_young' || reason === 'adult_sells') continue
    const products = [...new Set(lines.filter(({ productId }) => productIds.includes(productId)).map(({ name }) => name))].join(', ')
    const amount = formatKroner(lines.reduce((sum, { amountOre }) => sum + amountOre, 0))
    for (const { personId, isOwn, firstName, language, childFirstName, schoolName } of await readersOf(tx, {
      schoolId,
      walletId,
      now: house.clock.now(),
      tells: 'who decides',
    })) {
      const { soldAgainstStop: texts, greeting, regards } = messageTexts[language]
      await tellPerson(tx, house, {
        personId,
        schoolId,
        event: 'sold_against_stop',
        walletId,
        child: isOwn ? null : childFirstName,
        path: `/history/${schoolId}/${walletId}`,
        // A subject stands on a locked phone's screen: nothing of anybody's health is in it.
        subject: texts.subject(childFirstName),
        body: [
          greeting(firstName),
          texts.text({ products, child: childFirstName, school: schoolName, amount }),
          texts.stop[stop],
          texts.reason[reason],
          texts.advice,
          regards,
        ].join('\n\n'),
      })
    }
  }
}
