// That a school advanced a meal is told to the family alone, in the transaction that makes the sale: never at the till.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import { mealLetters } from '../../language/meal-letters/texts.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { Queryable } from '../../database/connect.ts'
import type { House } from '../house.ts'
import type { MealEntry } from '../meals/index.ts'
import { tellPerson } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'

export async function tellOfAdvances(tx: Queryable, house: House, entries: readonly MealEntry[]): Promise<void> {
  const now = house.clock.now()
  for (const { schoolId, walletId, source, kind, amountOre, afterOre } of entries) {
    if (source !== 'advance' || kind !== 'covered') continue
    for (const { personId, isOwn, firstName, language, childFirstName, schoolName } of await readersOf(tx, { schoolId, walletId, now, tells: 'sums' })) {
      const { advance: texts } = mealLetters[language]
      const { greeting, regards } = messageTexts[language]
      await tellPerson(tx, house, {
        personId,
        schoolId,
        event: 'meal_advance',
        walletId,
        child: isOwn ? null : childFirstName,
        path: `/history/${schoolId}/${walletId}`,
        // A subject stands on a locked phone's screen, where others see it.
        subject: texts.subject(childFirstName),
        body: [
          greeting(firstName),
          texts.text({ child: childFirstName, school: schoolName, amount: formatKroner(amountOre) }),
          texts.back(formatKroner(afterOre)),
          texts.private,
          regards,
        ].join('\n\n'),
      })
    }
  }
}
