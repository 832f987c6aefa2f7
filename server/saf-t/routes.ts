import { Refused } from '../../contract/refusals.ts'
import { transaction } from '../../database/transaction.ts'
import { isDay } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { recordOn } from '../journal/index.ts'
import { companyOfSchool } from './store.ts'
import { fileName, writeCashRegister } from './write-cash-register.ts'

export function safTRoutes(house: House, { softwareVersion }: { softwareVersion: string }): Handlers {
  return {
    'GET /api/office/schools/:schoolId/saf-t-cash-register': async ({ params: { schoolId }, query: { from, until } }) => {
      if (!isDay(until)) throw new Refused({ code: 'not_well_formed', facts: { where: 'querystring/until' } })
      if (!isDay(from) || from > until) throw new Refused({ code: 'not_well_formed', facts: { where: 'querystring/from' } })
      const company = await companyOfSchool(house.database, schoolId)
      if (!company) throw new Refused('not_found')
      // That the journal was taken out is in the journal.
      await transaction(house.database, (tx) => recordOn(tx, house, { schoolId }, { kind: 'journal_exported' }))
      const wish = { company, schoolId, from, until, now: house.clock.now(), softwareVersion }
      return { name: fileName(wish), pieces: writeCashRegister(house.database, wish) }
    },
  }
}
