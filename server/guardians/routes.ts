import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Caller } from '../http/door.ts'
import type { Handlers } from '../http/routes.ts'
import { policyOf } from '../relations/index.ts'
import { addGuardian } from './add-guardian.ts'
import { answerRequest, lookAtCode, useCode } from './become-guardian.ts'
import { letSee, setPolicy, setTerms } from './change-relation.ts'
import { endInvitation, inviteGuardian, makeCode } from './invite.ts'
import { showFamily, showToOffice } from './show-family.ts'
import { pupilOfWallet } from './store.ts'

const whoOf = ({ personId, standing }: Caller) => ({ personId, standing })

export function guardianRoutes(house: House): Handlers {
  const pupilAt = async (wallet: { schoolId: number; walletId: string }) => {
    const pupil = await pupilOfWallet(house.database, wallet)
    if (!pupil) throw new Refused('not_found')
    return pupil
  }
  return {
    'GET /api/office/schools/:schoolId/relation-policy': ({ params }) => policyOf(house.database, params.schoolId),
    'PUT /api/office/schools/:schoolId/relation-policy': ({ params, body, caller }) => setPolicy(house, { ...params, ...body, byPersonId: caller.personId }),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/relations': ({ params, caller }) => showToOffice(house, { ...params, personId: caller.personId }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/guardians': async ({ params, body, caller }) => {
      const { outcome } = await addGuardian(house, { ...params, ...body, invitedByPersonId: caller.personId })
      return { outcome }
    },
    'PUT /api/office/schools/:schoolId/pupils/:pupilId/guardians/:personId/terms': ({ params, body }) => setTerms(house, { ...params, ...body }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes': ({ params, body, caller }) =>
      makeCode(house, { ...params, ...body, personId: caller.personId }),
    'DELETE /api/office/schools/:schoolId/pupils/:pupilId/guardian-codes/:invitationId': ({ params }) => endInvitation(house, { ...params, byPersonId: null }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/guardian-requests/:requestId/answer': async ({ params, body, caller }) => {
      await answerRequest(house, { ...params, ...body, byPersonId: caller.personId, side: 'school' })
      return { done: true }
    },
    'GET /api/wallets/:schoolId/:walletId/family': ({ params, caller }) => showFamily(house, { ...params, ...whoOf(caller) }),
    'POST /api/wallets/:schoolId/:walletId/guardian-invitations': ({ params, body, caller }) =>
      inviteGuardian(house, { ...params, ...body, personId: caller.personId }),
    'DELETE /api/wallets/:schoolId/:walletId/guardian-invitations/:invitationId': async ({ params, caller }) =>
      endInvitation(house, { ...(await pupilAt(params)), invitationId: params.invitationId, byPersonId: caller.personId }),
    'POST /api/wallets/:schoolId/:walletId/guardian-requests/:requestId/answer': async ({ params, body, caller }) => {
      if (caller.standing.relation !== 'own') throw new Refused('request_not_yours')
      await answerRequest(house, { ...(await pupilAt(params)), requestId: params.requestId, ...body, byPersonId: caller.personId, side: 'pupil' })
      return showFamily(house, { ...params, ...whoOf(caller) })
    },
    'PUT /api/wallets/:schoolId/:walletId/guardians/:personId/sight': ({ params: { personId: guardianId, ...wallet }, body, caller }) =>
      letSee(house, { ...wallet, guardianId, ...body, ...whoOf(caller) }),
    'POST /api/guardian-codes/look': ({ body, caller }) => lookAtCode(house, { ...body, address: caller.address }),
    'POST /api/guardian-codes/use': ({ body, caller }) => useCode(house, { ...body, personId: caller.personId, address: caller.address }),
  }
}
