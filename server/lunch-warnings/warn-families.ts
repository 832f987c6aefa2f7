// The evening before the first lunch that would fail, those who follow the wallet are told: each once, in the way they want. A page of
// pupils is one transaction, which also keeps how far the evening has come; whoever takes over goes on from there.

import type { Queryable } from '../../database/connect.ts'
import { transaction } from '../../database/transaction.ts'
import type { Forecast } from '../../rules/forecast.ts'
import { comesByItself, LUNCH_BEGINS_AT, WARNS_UNTIL } from '../../rules/lunch-warning.ts'
import { addDays, instantOfNorwegianTime, norwegianTime } from '../../rules/norwegian-time.ts'
import { isSchoolDay, type SchoolCalendar } from '../../rules/school-calendar.ts'
import { calendarOf } from '../calendars/index.ts'
import { forecastWallets } from '../forecasts/index.ts'
import type { House } from '../house.ts'
import { tellPerson } from '../messages/index.ts'
import { liveLinkUrl } from '../pay-links/index.ts'
import { nameOf, repeat, type Repeating } from '../repeat.ts'
import { lunchLetter } from './letter.ts'
import {
  arrangementsOf,
  dueSchools,
  lockEvening,
  noteWarning,
  openCalendars,
  type PupilAhead,
  pupilsAfter,
  readersOfPupils,
  writeEveningDone,
  writeProgress,
} from './store.ts'

const EVERY_MS = 60_000
const MOST_SCHOOLS_AT_ONCE = 500
const PUPILS_ON_A_PAGE = 200
/** More pupils than any school has: the walk through one always ends. */
const MOST_PAGES = 500
/** Nothing is due before any school's hour, so nobody is asked. */
const EARLIEST = '15:00:00'

/** Warns the families of all schools whose hour has come, and answers how many people were told. */
export async function warnFamilies(house: House): Promise<number> {
  const { date: today, time } = norwegianTime(house.clock.now())
  if (time < EARLIEST || time > WARNS_UNTIL) return 0
  await openCalendars(house.database, { limit: MOST_SCHOOLS_AT_ONCE })
  let told = 0
  for (const schoolId of await dueSchools(house.database, { today, time: time.slice(0, 5), limit: MOST_SCHOOLS_AT_ONCE })) {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const done = await transaction(house.database, (tx) => warnPage(tx, house, { schoolId, today }))
      told += done.told
      if (done.isLast) break
    }
  }
  return told
}

async function warnPage(tx: Queryable, house: House, { schoolId, today }: { schoolId: number; today: string }): Promise<{ told: number; isLast: boolean }> {
  const evening = await lockEvening(tx, { schoolId, today })
  if (!evening) return { told: 0, isLast: true }
  const lunchDay = addDays(today, 1)
  const calendar = await calendarOf(tx, schoolId)
  const pupils = isSchoolDay(calendar, lunchDay) ? await pupilsAfter(tx, { schoolId, after: evening.after, day: lunchDay, limit: PUPILS_ON_A_PAGE }) : []
  const told = pupils.length === 0 ? 0 : await warnOf(tx, house, { schoolId, lunchDay, calendar, pupils })
  const last = pupils.at(-1)
  const isLast = !last || pupils.length < PUPILS_ON_A_PAGE
  if (isLast) await writeEveningDone(tx, { schoolId, today })
  else await writeProgress(tx, { schoolId, after: last.pupilId })
  return { told, isLast }
}

type Page = { schoolId: number; lunchDay: string; calendar: SchoolCalendar; pupils: readonly PupilAhead[] }
type Failing = PupilAhead & { shortOre: number }

async function warnOf(tx: Queryable, house: House, { schoolId, lunchDay, calendar, pupils }: Page): Promise<number> {
  const forecasts = await forecastWallets(tx, house, { schoolId, walletIds: pupils.map(({ walletId }) => walletId), calendar })
  const failing = pupils.flatMap((pupil) => {
    const said = forecasts.get(pupil.walletId)
    return said && failsOn(said, lunchDay) ? [{ ...pupil, shortOre: said.shortOre }] : []
  })
  if (failing.length === 0) return 0
  const now = house.clock.now()
  const readers = await readersOfPupils(tx, { schoolId, pupilIds: failing.map(({ pupilId }) => pupilId), now })
  const arrangements = await arrangementsOf(tx, { schoolId, walletIds: failing.map(({ walletId }) => walletId) })
  const isCared = ({ walletId, shortOre }: Failing, balanceOre: number) =>
    arrangements.some((each) => each.walletId === walletId && comesByItself(each, { balanceOre, shortOre, lunchDay }))
  const expiresAt = instantOfNorwegianTime({ date: lunchDay, time: LUNCH_BEGINS_AT })
  let told = 0
  for (const pupil of failing) {
    const own = readers.filter(({ pupilId }) => pupilId === pupil.pupilId)
    if (own.length === 0 || isCared(pupil, own[0]?.balanceOre ?? 0)) continue
    const payLink = await liveLinkUrl(tx, house, { schoolId, walletId: pupil.walletId })
    for (const reader of own) {
      if (!(await noteWarning(tx, { schoolId, pupilId: pupil.pupilId, lunchDay, personId: reader.personId, now }))) continue
      const letter = lunchLetter(house, reader, { schoolId, walletId: pupil.walletId, childFirstName: pupil.firstName, payLink })
      const ways = await tellPerson(tx, house, {
        personId: reader.personId,
        schoolId,
        event: 'lunch_warning',
        walletId: pupil.walletId,
        child: reader.isOwn ? null : pupil.firstName,
        path: `/topups/${schoolId}/${pupil.walletId}`,
        expiresAt,
        ...letter,
      })
      if (ways > 0) told += 1
    }
  }
  return told
}

/** Today's lunch is over in the evening, so what fails tomorrow is the first that would. */
const failsOn = (said: Forecast, day: string): said is Extract<Forecast, { kind: 'next_fails' }> => said.kind === 'next_fails' && said.failsOn === day

export function makeFamilyWarner(house: House): Repeating {
  return repeat(() => warnFamilies(house), {
    everyMs: EVERY_MS,
    onTrouble: (error) => house.log('families could not be warned', { error: nameOf(error) }),
    isFirstAtOnce: true,
  })
}
