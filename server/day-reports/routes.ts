import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { closeDay, madeReport, makeXReport } from './make-report.ts'
import { showSchoolReports, showTillDay } from './show-reports.ts'
import { registerOfTill } from './store.ts'
import { notePrint, tellJournal } from './tell-journal.ts'

export function dayReportRoutes(house: House): Handlers {
  return {
    'GET /api/till/day': ({ caller }) => showTillDay(house, caller.till),
    'POST /api/till/x-reports': ({ caller }) => makeXReport(house, caller.till),
    'POST /api/till/z-reports': ({ caller }) => closeDay(house, { ...caller.till, madeBy: 'till' }),
    'GET /api/till/z-reports/:number': async ({ caller, params }) => {
      const register = await registerOfTill(house.database, caller.till)
      if (!register) throw new Refused('not_found')
      return madeReport(house.database, { ...register, ...params })
    },
    'POST /api/till/events': async ({ caller, body }) => {
      await tellJournal(house, { ...caller.till, ...body })
      return { done: true }
    },
    'POST /api/till/purchases/:purchaseId/prints': ({ caller, params, body }) => notePrint(house, { ...caller.till, ...params, ...body }),
    'GET /api/office/schools/:schoolId/z-reports': ({ params, query }) => showSchoolReports(house, { ...params, ...query }),
    'GET /api/office/schools/:schoolId/z-reports/:registerId/:number': ({ params }) => madeReport(house.database, params),
    'POST /api/office/schools/:schoolId/tills/:tillId/z-reports': ({ params }) => closeDay(house, { ...params, madeBy: 'office' }),
  }
}
