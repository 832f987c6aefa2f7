import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { bindPhone, lookAtLink } from './bind-phone.ts'
import { endPhone, stopPhone } from './end-phone.ts'
import { changePhoneHours, showPhoneSetting } from './phone-hours.ts'
import { sendLink } from './send-link.ts'
import { phoneStatus, showPhone } from './show-phone.ts'
import { holderByPupil } from './store.ts'
import { makeTillKeys } from './till-keys.ts'

export function phoneRoutes(house: House): Handlers {
  const tillKeys = makeTillKeys(house)
  const walletOfPupil = async (pupil: { schoolId: number; pupilId: string }) => {
    const holder = await holderByPupil(house.database, pupil)
    if (!holder) throw new Refused('not_found')
    return { schoolId: holder.schoolId, walletId: holder.walletId }
  }
  return {
    'GET /api/wallets/:schoolId/:walletId/phone': ({ params }) => phoneStatus(house, params),
    'POST /api/wallets/:schoolId/:walletId/phone/links': async ({ params, body, caller }) => {
      await sendLink(house, { ...params, by: 'family', personId: caller.personId, address: caller.address, mobile: body.mobile ?? null })
      return phoneStatus(house, params)
    },
    'DELETE /api/wallets/:schoolId/:walletId/phone': async ({ params, caller }) => {
      await endPhone(house, { ...params, by: { side: 'family', personId: caller.personId } })
      return phoneStatus(house, params)
    },
    'POST /api/phone-links/look': ({ body, caller }) => lookAtLink(house, { token: body.token, address: caller.address }),
    'POST /api/phone-links/bind': ({ body, caller }) => bindPhone(house, { ...body, address: caller.address }),
    'POST /api/phone-stops': ({ body }) => stopPhone(house, body.token),
    'GET /api/phone': ({ caller }) => showPhone(house, caller.phone),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/phone': async ({ params }) => phoneStatus(house, await walletOfPupil(params)),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/phone/links': async ({ params, body, caller }) => {
      const wallet = await walletOfPupil(params)
      await sendLink(house, { ...wallet, by: 'office', personId: caller.personId, address: caller.address, mobile: body.mobile ?? null })
      return phoneStatus(house, wallet)
    },
    'DELETE /api/office/schools/:schoolId/pupils/:pupilId/phone': async ({ params, caller }) => {
      const wallet = await walletOfPupil(params)
      await endPhone(house, { ...wallet, by: { side: 'office', personId: caller.personId } })
      return phoneStatus(house, wallet)
    },
    'GET /api/office/schools/:schoolId/phone-codes': ({ params }) => showPhoneSetting(house, params.schoolId),
    'PATCH /api/office/schools/:schoolId/phone-codes': ({ params, body }) => changePhoneHours(house, { ...params, ...body }),
    'GET /api/till/phone-keys': ({ caller, query }) => tillKeys(caller.till.schoolId, query.version ?? null),
  }
}
