import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { oldSince } from '../../rules/reconciliation.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { readMeter } from '../payment-meter/index.ts'
import { administersOperator } from '../people/index.ts'
import { reportsAtOperator } from '../reserve/index.ts'
import { openDifferences } from '../settlements/index.ts'
import { refundsWaitingAt } from './store.ts'
import { webhookTroubles } from './webhook-checks.ts'

const REPORTED_FOR_MS = 7 * 86_400_000

type Attention = RouteReply<'GET /api/office/operators/:operatorId/attention'>

export function attentionRoutes(house: House): Handlers {
  const { database, clock } = house
  return {
    'GET /api/office/operators/:operatorId/attention': async ({ caller, params: { operatorId } }) => {
      // The door lets in whoever administers some operator; this is for those who administer this one.
      if (!(await administersOperator(database, { personId: caller.personId, operatorId, now: clock.now() }))) throw new Refused('not_allowed')
      return showAttention(house, operatorId)
    },
  }
}

async function showAttention(house: House, operatorId: string): Promise<Attention> {
  const { database, clock, law } = house
  const today = norwegianTime(clock.now()).date
  const differences = await openDifferences(database, { operatorId, oldSince: oldSince(today) })
  const { paidOre, until, limit } = await readMeter(database, house, operatorId)
  return {
    refundsWaiting: await refundsWaitingAt(database, operatorId),
    openDifferences: differences.count,
    oldDifferences: differences.oldCount,
    reserveReports: await reportsAtOperator(database, { operatorId, since: new Date(clock.now().getTime() - REPORTED_FOR_MS) }),
    webhooks: await webhookTroubles(database, { now: clock.now() }),
    meter: {
      paidOre,
      until,
      limit: limit && law.euroRate && { ...limit, rate: rateText(law.euroRate.tenThousandths), rateDay: law.euroRate.day, rateSource: law.euroRate.source },
    },
  }
}

/** 116543 → "11,6543" */
const rateText = (tenThousandths: number) => `${Math.floor(tenThousandths / 10_000)},${String(tenThousandths % 10_000).padStart(4, '0')}`
