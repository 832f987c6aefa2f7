// A family hears of a sale without a network when it was not as it should be: the wallet did not hold it, or the card did
// not pay. One letter for each such sale, in the transaction that books it.

import { formatKroner } from '../../language/amounts-and-dates.ts'
import type { Language } from '../../language/languages.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { Queryable } from '../../database/connect.ts'
import { isOfTheFamily, type ReserveNote } from '../../rules/reserve-booking.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'

export type Told = { walletId: string; totalOre: number; balanceOre: number; happenedAt: Date; notes: readonly ReserveNote[] }

const LOCALES: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

export async function tellFamilies(tx: Queryable, house: House, schoolId: number, told: readonly Told[]): Promise<void> {
  for (const { walletId, totalOre, balanceOre, happenedAt, notes } of told) {
    const own = notes.filter(isOfTheFamily)
    if (own.length === 0) continue
    for (const { personId, isOwn, firstName, language, childFirstName, schoolName } of await readersOf(tx, {
      schoolId,
      walletId,
      now: house.clock.now(),
      tells: 'sums',
    })) {
      const { soldOffline: texts, greeting, regards } = messageTexts[language]
      const amount = formatKroner(totalOre)
      const time = new Intl.DateTimeFormat(LOCALES[language], { timeZone: 'Europe/Oslo', dateStyle: 'long', timeStyle: 'short' }).format(happenedAt)
      const whys = own.map((note) => texts.why[note as keyof typeof texts.why])
      await tellPerson(tx, house, {
        personId,
        schoolId,
        event: 'sold_offline',
        walletId,
        child: isOwn ? null : childFirstName,
        path: `/history/${schoolId}/${walletId}`,
        subject: texts.subject(amount, childFirstName),
        body: [
          greeting(firstName),
          texts.text(amount, childFirstName, schoolName, time),
          whys.join(' '),
          ...(balanceOre < 0 ? [texts.debt(formatKroner(-balanceOre))] : []),
          texts.notYours,
          regards,
        ].join('\n\n'),
      })
    }
  }
}
