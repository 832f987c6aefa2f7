import { Refused } from '../../contract/refusals.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import type { House } from '../house.ts'
import type { Caller } from '../http/door.ts'
import type { Handlers } from '../http/routes.ts'
import type { Payments } from '../payments/index.ts'
import { administersOperator } from '../people/index.ts'
import { openDifferences } from './difference-store.ts'
import { explainDifference } from './explain-difference.ts'
import { fetchStatements } from './fetch-statements.ts'
import { readSettlementFile } from './read-settlement-file.ts'
import { showDay, showDifference, showSettlements } from './show-settlements.ts'
import { allOperators } from './store.ts'

/** `afterwards` places what the bank told of payouts that are known only now. */
export function settlementRoutes(house: House, payments: Payments, { afterwards }: { afterwards: () => Promise<void> }): Handlers {
  const { database, clock } = house
  // The door lets in whoever administers some operator; settlements are for those who administer this one.
  const mustAdminister = async ({ personId }: Caller, operatorId: string): Promise<string> => {
    if (!(await administersOperator(database, { personId, operatorId, now: clock.now() }))) throw new Refused('not_allowed')
    return personId
  }
  const openCount = async (operatorId: string) => (await openDifferences(database, { operatorId, oldSince: norwegianTime(clock.now()).date })).count
  return {
    'GET /api/office/operators/:operatorId/settlements': async ({ caller, params: { operatorId } }) => {
      await mustAdminister(caller, operatorId)
      return showSettlements(house, payments, operatorId)
    },
    'GET /api/office/operators/:operatorId/settlements/:provider/:day': async ({ caller, params }) => {
      await mustAdminister(caller, params.operatorId)
      return showDay(house, params)
    },
    'POST /api/office/operators/:operatorId/settlement-files': async ({ caller, params: { operatorId }, body }) => {
      const personId = await mustAdminister(caller, operatorId)
      const { report, lineCount, wasReadBefore } = await readSettlementFile(house, payments, { operatorId, ...body, personId })
      await afterwards()
      return { day: report.day, lineCount, wasReadBefore, openCount: await openCount(operatorId) }
    },
    'POST /api/office/operators/:operatorId/settlements/fetch': async ({ caller, params: { operatorId } }) => {
      await mustAdminister(caller, operatorId)
      const operators = await allOperators(database)
      const operator = operators.find((each) => each.operatorId === operatorId)
      if (!operator) throw new Refused('not_found')
      for (const provider of payments.all) {
        const isAlone = operators.filter(({ organisationNumber }) => provider.serves(organisationNumber)).length === 1
        if (provider.serves(operator.organisationNumber))
          await fetchStatements(house, payments, { account: { operatorId, provider: provider.name }, operator, isAlone })
      }
      await afterwards()
      return { openCount: await openCount(operatorId) }
    },
    'POST /api/office/operators/:operatorId/differences/:differenceId/explain': async ({ caller, params, body }) => {
      const personId = await mustAdminister(caller, params.operatorId)
      return showDifference(await explainDifference(house, { ...params, ...body, personId }))
    },
  }
}
