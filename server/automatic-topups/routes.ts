import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import type { Payments } from '../payments/index.ts'
import { changeTerms, endOwn, pauseOwn, restOnBehalf, resumeOwn } from './change-arrangement.ts'
import { setUp } from './set-up.ts'
import { showOwn, showToOffice } from './show-arrangement.ts'
import { walletOfPupil } from './store.ts'

export function automaticTopupRoutes(house: House, payments: Payments): Handlers {
  const onBehalf = async (
    params: { schoolId: number; pupilId: string; arrangementId: string },
    { what, note, personId }: { what: 'pause' | 'end'; note: string; personId: string },
  ) => {
    const walletId = await walletOfPupil(house.database, params)
    if (walletId === null) throw new Refused('not_found')
    const { schoolId, arrangementId } = params
    await restOnBehalf(house, { schoolId, arrangementId, walletId, personId, note, what })
    return showToOffice(house, params)
  }
  return {
    'GET /api/wallets/:schoolId/:walletId/automatic-topup': ({ params, caller: { personId } }) => showOwn(house, payments, { ...params, personId }),
    'POST /api/wallets/:schoolId/:walletId/automatic-topup': ({ params, body, caller: { personId, userAgent } }) =>
      setUp(house, payments, { ...params, personId, topupId: body.id, terms: body.terms, ...(userAgent && { userAgent }) }),
    'PATCH /api/wallets/:schoolId/:walletId/automatic-topup': async ({ params, body, caller: { personId } }) => {
      await changeTerms(house, { ...params, personId, terms: body.terms })
      return showOwn(house, payments, { ...params, personId })
    },
    'POST /api/wallets/:schoolId/:walletId/automatic-topup/pause': async ({ params, caller: { personId } }) => {
      await pauseOwn(house, { ...params, personId })
      return showOwn(house, payments, { ...params, personId })
    },
    'POST /api/wallets/:schoolId/:walletId/automatic-topup/resume': async ({ params, caller: { personId } }) => {
      await resumeOwn(house, { ...params, personId })
      return showOwn(house, payments, { ...params, personId })
    },
    'POST /api/wallets/:schoolId/:walletId/automatic-topup/end': async ({ params, caller: { personId } }) => {
      await endOwn(house, { ...params, personId })
      return showOwn(house, payments, { ...params, personId })
    },
    'GET /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups': ({ params }) => showToOffice(house, params),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups/:arrangementId/pause': ({ params, body: { note }, caller: { personId } }) =>
      onBehalf(params, { what: 'pause', note, personId }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups/:arrangementId/end': ({ params, body: { note }, caller: { personId } }) =>
      onBehalf(params, { what: 'end', note, personId }),
  }
}
