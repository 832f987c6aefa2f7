// That the balance did not reach at the till is told to the guardians, who can do something about it, once a day for each wallet.
// The batch holds the wallets' locks.

import type { Queryable } from '../../database/connect.ts'
import { formatKroner } from '../../language/amounts-and-dates.ts'
import { cardLetters } from '../../language/card-letters/texts.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import type { LockedWallet } from '../../ledger/ledger.ts'
import type { House } from '../house.ts'
import { isFirstToday, tellPerson } from '../messages/index.ts'
import { readersOf } from '../relations/index.ts'

export async function tellOfLowBalances(tx: Queryable, house: House, wallets: readonly LockedWallet[]): Promise<void> {
  for (const wallet of wallets) if (await isFirstToday(tx, house, wallet)) await tellOf(tx, house, wallet)
}

async function tellOf(tx: Queryable, house: House, { schoolId, walletId, balanceOre }: LockedWallet): Promise<void> {
  const path = `/topups/${schoolId}/${walletId}`
  const readers = await readersOf(tx, { schoolId, walletId, now: house.clock.now(), tells: 'sums' })
  for (const { personId, isOwn, firstName, language, childFirstName, schoolName } of readers) {
    if (isOwn) continue
    const { lowBalance: texts } = cardLetters[language]
    const { greeting, regards } = messageTexts[language]
    await tellPerson(tx, house, {
      personId,
      schoolId,
      event: 'low_balance',
      walletId,
      child: childFirstName,
      path,
      subject: texts.subject(childFirstName),
      body: [
        greeting(firstName),
        texts.text({ child: childFirstName, school: schoolName, balance: formatKroner(balanceOre) }),
        `${texts.topUp}\n${house.publicUrl}${path}`,
        texts.once,
        regards,
      ].join('\n\n'),
    })
  }
}
