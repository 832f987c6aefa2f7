import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { decideRecord } from './decide-record.ts'
import { knowHashes } from './known-hashes.ts'
import { registerDevice } from './register-device.ts'
import { reportsOf } from './reports-store.ts'
import { changeBounds, showBounds } from './settings.ts'
import { showStops } from './show-stops.ts'
import { makeShowList } from './show-list.ts'
import { takeRecords } from './take-records.ts'

const SHOWN_FOR_MS = 90 * 86_400_000
const MOST_SHOWN = 500

export function reserveRoutes(house: House): Handlers {
  const known = knowHashes(house)
  const showList = makeShowList(house, known)
  return {
    'POST /api/till/reserve-devices': ({ caller, body }) => registerDevice(house, { ...caller.till, ...body }),
    'GET /api/till/reserve-list': ({ caller, query }) => showList(caller.till, query.version ?? null),
    'POST /api/reserve-records': ({ caller, body }) => takeRecords(house, known, { ...body, address: caller.address }),
    'GET /api/office/schools/:schoolId/reserve-settings': ({ params }) => showBounds(house, params.schoolId),
    'PATCH /api/office/schools/:schoolId/reserve-settings': ({ params, body }) => changeBounds(house, { ...params, change: body }),
    'GET /api/office/schools/:schoolId/reserve-stops': ({ params }) => showStops(house, params.schoolId),
    'POST /api/office/schools/:schoolId/reserve-stops/:reportId/decision': ({ caller, params, body }) =>
      decideRecord(house, known, { ...params, ...body, personId: caller.personId }),
    'GET /api/office/schools/:schoolId/reserve-reports': async ({ params }) => {
      const since = new Date(house.clock.now().getTime() - SHOWN_FOR_MS)
      const found = await reportsOf(house.database, { ...params, since, limit: MOST_SHOWN })
      return { reports: found.map(({ madeAt, ...report }) => ({ ...report, madeAt: madeAt.toISOString() })) }
    },
  }
}
