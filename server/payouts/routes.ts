import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Caller } from '../http/door.ts'
import type { Handlers } from '../http/routes.ts'
import { administersOperator } from '../people/index.ts'
import { markFailed, markPaid } from './decide-lines.ts'
import { fileOfRun, freezeRun } from './freeze-run.ts'
import { showPayouts, showRun } from './show-payouts.ts'
import { writeFourEyes } from './store.ts'

export function payoutRoutes(house: House): Handlers {
  const { database, clock } = house
  // The door lets in whoever administers some operator; payouts are for those who administer this one.
  const mustAdminister = async ({ personId }: Caller, operatorId: string): Promise<string> => {
    if (!(await administersOperator(database, { personId, operatorId, now: clock.now() }))) throw new Refused('not_allowed')
    return personId
  }
  return {
    'GET /api/office/operators/:operatorId/payouts': async ({ caller, params: { operatorId } }) =>
      showPayouts(house, { operatorId, personId: await mustAdminister(caller, operatorId) }),
    'POST /api/office/operators/:operatorId/refund-settings': async ({ caller, params: { operatorId }, body }) => {
      await mustAdminister(caller, operatorId)
      await writeFourEyes(database, { operatorId, aboveOre: body.fourEyesAboveOre })
      return { done: true }
    },
    'POST /api/office/operators/:operatorId/payout-runs': async ({ caller, params: { operatorId }, body: { id: runId, ...wish } }) => {
      const personId = await mustAdminister(caller, operatorId)
      const run = await freezeRun(house, { operatorId, runId, ...wish, personId })
      return (await showRun(house, { operatorId, runId: run.runId })).run
    },
    'GET /api/office/operators/:operatorId/payout-runs/:runId': async ({ caller, params }) => {
      await mustAdminister(caller, params.operatorId)
      return showRun(house, params)
    },
    'GET /api/office/operators/:operatorId/payout-runs/:runId/file': async ({ caller, params }) => {
      await mustAdminister(caller, params.operatorId)
      return fileOfRun(house, params)
    },
    'POST /api/office/operators/:operatorId/payout-runs/:runId/paid': async ({ caller, params, body }) => {
      await markPaid(house, { ...params, ...body, personId: await mustAdminister(caller, params.operatorId) })
      return showRun(house, params)
    },
    'POST /api/office/operators/:operatorId/payout-runs/:runId/failed': async ({ caller, params, body }) => {
      await markFailed(house, { ...params, ...body, personId: await mustAdminister(caller, params.operatorId) })
      return showRun(house, params)
    },
  }
}
