// Programmes that give pupils a sum to eat for, and who is in them. The terms of one stay as they are, so that what was given
// can be counted again; what shall be different is a programme of its own.

import { Refused } from '../../contract/refusals.ts'
import type { RouteBody, RouteReply } from '../../contract/route-types.ts'
import { sqlState, transaction } from '../../database/transaction.ts'
import { isDay, norwegianTime } from '../../rules/norwegian-time.ts'
import { purseOn } from '../../rules/meal-purse.ts'
import type { House } from '../house.ts'
import {
  addPupils,
  endMembership,
  endMembershipsOfOver,
  insertProgramme,
  lockSchool,
  programmeOf,
  type ProgrammeRow,
  programmesOf,
  pupilsIn,
  pupilsToAdd,
  writeEnd,
  writeHasProgrammes,
} from './programme-store.ts'

type MealProgramme = RouteReply<'POST /api/office/schools/:schoolId/meal-programmes'>
type Pupils = RouteReply<'GET /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils'>
type ProgrammeKey = { schoolId: number; programmeId: string }

const todayOf = (house: House) => norwegianTime(house.clock.now()).date

const show = (programme: ProgrammeRow, today: string): MealProgramme => ({ ...programme, isOver: programme.endsOn < today })

export async function showProgrammes(house: House, schoolId: number): Promise<{ programmes: MealProgramme[] }> {
  const today = todayOf(house)
  const found = await programmesOf(house.database, schoolId)
  return { programmes: found.map((each) => show(each, today)).toSorted((one, other) => Number(one.isOver) - Number(other.isOver)) }
}

/** The same id again gets the first answer. @throws Refused not_well_formed, same_id_other_content */
export function makeProgramme(
  house: House,
  { schoolId, personId, ...wish }: { schoolId: number; personId: string } & RouteBody<'POST /api/office/schools/:schoolId/meal-programmes'>,
): Promise<MealProgramme> {
  for (const where of ['startsOn', 'endsOn'] as const) {
    if (!isDay(wish[where])) throw new Refused({ code: 'not_well_formed', facts: { where: `body/${where}` } })
  }
  if (wish.endsOn < wish.startsOn) throw new Refused({ code: 'not_well_formed', facts: { where: 'body/endsOn' } })
  const name = wish.name.trim()
  if (name === '') throw new Refused({ code: 'not_well_formed', facts: { where: 'body/name' } })
  return transaction(house.database, async (tx) => {
    await lockSchool(tx, schoolId)
    const key = { schoolId, programmeId: wish.programmeId }
    const earlier = await programmeOf(tx, key)
    if (earlier && (earlier.name !== name || earlier.amountOre !== wish.amountOre || earlier.period !== wish.period)) throw new Refused('same_id_other_content')
    if (!earlier) await insertProgramme(tx, { ...wish, name, schoolId, personId, now: house.clock.now() })
    return show((await programmeOf(tx, key)) as ProgrammeRow, todayOf(house))
  })
}

/** @throws Refused not_found, not_well_formed when it is not earlier, or before it began or today */
export function endProgramme(house: House, { endsOn, ...key }: ProgrammeKey & { endsOn: string }): Promise<MealProgramme> {
  return transaction(house.database, async (tx) => {
    await lockSchool(tx, key.schoolId)
    const found = await programmeOf(tx, key)
    if (!found) throw new Refused('not_found')
    const today = todayOf(house)
    // What has been eaten for in it stays in it.
    if (!isDay(endsOn) || endsOn >= found.endsOn || endsOn < found.startsOn || endsOn < today)
      throw new Refused({ code: 'not_well_formed', facts: { where: 'body/endsOn' } })
    await writeEnd(tx, { ...key, endsOn })
    return show((await programmeOf(tx, key)) as ProgrammeRow, today)
  })
}

/** @throws Refused not_found */
export async function showPupilsIn(house: House, key: ProgrammeKey): Promise<Pupils> {
  const programme = await programmeOf(house.database, key)
  if (!programme) throw new Refused('not_found')
  const today = todayOf(house)
  const found = await pupilsIn(house.database, key)
  return {
    pupils: found.map(({ last, ...pupil }) => ({ ...pupil, leftOre: purseOn(programme, { joinedOn: pupil.joinedOn, last, today })?.leftOre ?? null })),
  }
}

type Adding = ProgrammeKey & { personId: string } & RouteBody<'POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils'>

/** Who is in another programme that runs stays there. @throws Refused not_found, programme_over */
export async function addToProgramme(
  house: House,
  { personId, pupilIds, className, ...key }: Adding,
): Promise<RouteReply<'POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils'>> {
  try {
    return await transaction(house.database, async (tx) => {
      const { schoolId } = key
      await lockSchool(tx, schoolId)
      const programme = await programmeOf(tx, key)
      if (!programme) throw new Refused('not_found')
      const [now, today] = [house.clock.now(), todayOf(house)]
      if (programme.endsOn < today) throw new Refused('programme_over')
      await endMembershipsOfOver(tx, { schoolId, today, now })
      const wanted = await pupilsToAdd(tx, { ...key, pupilIds, className: className?.trim() ?? null, today })
      const free = wanted.filter(({ programmeId }) => programmeId === null)
      await addPupils(tx, { ...key, personId, now, joinedOn: today, members: free.map(({ walletId }) => ({ id: house.newId(), walletId })) })
      await writeHasProgrammes(tx, schoolId)
      house.log('pupils added to a meal programme', { schoolId, count: free.length })
      return { addedCount: free.length, elsewhereCount: wanted.filter(({ programmeId }) => programmeId !== null && programmeId !== key.programmeId).length }
    })
  } catch (error) {
    // Somebody was added at the same moment from elsewhere.
    if (sqlState(error) === '23505') throw new Refused('too_busy')
    throw error
  }
}

/** @throws Refused not_found */
export async function removeFromProgramme(house: House, { pupilId, ...key }: ProgrammeKey & { pupilId: string }): Promise<Pupils> {
  await transaction(house.database, async (tx) => {
    await lockSchool(tx, key.schoolId)
    if (!(await endMembership(tx, { ...key, pupilId, now: house.clock.now() }))) throw new Refused('not_found')
    await writeHasProgrammes(tx, key.schoolId)
  })
  return showPupilsIn(house, key)
}
