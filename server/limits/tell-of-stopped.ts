// Whose limit stopped a purchase is told, if they have chosen to be: in the transaction that keeps what was stopped.

import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'
import { messageTexts } from '../../language/messages/texts.ts'
import { norwegianTime, startOfNorwegianDay } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import { addressesOf } from './ask-store.ts'
import type { Stopped } from './stopped-store.ts'

/** So many a day are told of one pupil; whoever tries again and again says nothing new. */
const MOST_TOLD_A_DAY = 3

export async function tellOfStopped(tx: Queryable, house: House, stopped: readonly Stopped[]): Promise<void> {
  const now = house.clock.now()
  for (const { schoolId, pupilId, personIds, products } of stopped) {
    const about = await aboutOf(tx, { schoolId, pupilId, now })
    if (!about || about.today > MOST_TOLD_A_DAY) continue
    const { firstName: child, schoolName: school, walletId } = about
    const path = `/limits/${schoolId}/${walletId}`
    for (const { personId, firstName, language } of await addressesOf(tx, personIds)) {
      const { purchaseStopped: texts, greeting, regards } = messageTexts[language]
      const names = products.flatMap(({ name }) => (name === '' ? [] : [name])).join(', ')
      const body = [greeting(firstName), texts.text({ child, school, products: names }), `${texts.see}\n${house.publicUrl}${path}`, regards]
      await tellPerson(tx, house, {
        personId,
        schoolId,
        event: 'purchase_stopped',
        walletId,
        child,
        path,
        subject: texts.subject(child),
        body: body.join('\n\n'),
      })
    }
  }
}

type About = { firstName: string; walletId: string; schoolName: string; today: number }

async function aboutOf(tx: Queryable, { schoolId, pupilId, now }: { schoolId: number; pupilId: string; now: Date }): Promise<About | null> {
  const found = await rows<About>(
    tx,
    sql`
      select pupil.first_name as "firstName", pupil.wallet_id as "walletId", school.name as "schoolName",
        (
          select count(*)
          from stopped_purchase
          where stopped_purchase.school_id = ${schoolId}
          and stopped_purchase.pupil_id = ${pupilId}
          and stopped_purchase.stopped_at >= ${startOfNorwegianDay(norwegianTime(now).date)}) as today
      from pupil
      join school on school.id = ${schoolId}
      where pupil.school_id = ${schoolId}
      and pupil.id = ${pupilId}`,
  )
  return found[0] ?? null
}
