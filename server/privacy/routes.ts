import type { RouteReply } from '../../contract/route-types.ts'
import { privacyTopics } from '../../contract/privacy-words.ts'
import { countOf, privacyFacts } from '../../rules/kept-for.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { askErasureOfPupil, askOwnErasure, showErasureOfPupil, showOwnErasure, undoErasureOfPupil, undoOwnErasure } from './ask-erasure.ts'
import { copyForOffice, copyForPerson } from './copy-data.ts'
import { forgettings } from './store.ts'

export function privacyRoutes(house: House): Handlers {
  return {
    'GET /api/privacy': async () => showTopics(house),
    'POST /api/person/data-copy': ({ body, caller }) => copyForPerson(house, { ...body, ...proofOf(caller) }),
    'GET /api/person/erasure': ({ caller }) => showOwnErasure(house, caller.personId),
    'POST /api/person/erasure': ({ body, caller }) => askOwnErasure(house, { ...body, ...proofOf(caller) }),
    'DELETE /api/person/erasure': ({ caller }) => undoOwnErasure(house, caller.personId),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/erasure': ({ params }) => showErasureOfPupil(house, params),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/erasure': ({ params, body, caller }) =>
      askErasureOfPupil(house, { ...params, ...body, byPersonId: caller.personId }),
    'DELETE /api/office/schools/:schoolId/pupils/:pupilId/erasure': ({ params, caller }) =>
      undoErasureOfPupil(house, { ...params, byPersonId: caller.personId }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/data-copy': ({ params, body, caller }) =>
      copyForOffice(house, { ...params, ...body, ...proofOf(caller) }),
    'GET /api/office/schools/:schoolId/forgetting': async () => ({
      steps: (await forgettings(house.database)).map(({ ranAt, lastSomethingAt, ...step }) => ({
        ...step,
        ranAt: ranAt.toISOString(),
        lastSomethingAt: lastSomethingAt?.toISOString() ?? null,
      })),
    }),
  }
}

const proofOf = ({ personId, sessionToken }: { personId: string; sessionToken: string }) => ({ personId, sessionToken })

function showTopics({ kept: settings }: House): RouteReply<'GET /api/privacy'> {
  return {
    topics: privacyTopics.map((topic) => {
      const { bases, kept } = privacyFacts[topic]
      return { topic, bases: [...bases], kept: kept.map((period) => ({ period, count: countOf(period, settings) })) }
    }),
  }
}
