import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import type { Payments } from '../payments/index.ts'
import { endLinkOnBehalf, makeLinkOnBehalf, showLinkOfPupil } from './for-office.ts'
import { closeFundLink, openFundLink, showFundLink } from './fund-link.ts'
import { give, lookAtLink, showGift } from './give.ts'
import { endLink, makeLink, showLink } from './make-link.ts'
import { showFundGifts } from './show-fund-gifts.ts'

export function payLinkRoutes(house: House, payments: Payments): Handlers {
  return {
    'GET /api/wallets/:schoolId/:walletId/pay-link': ({ params }) => showLink(house, params),
    'POST /api/wallets/:schoolId/:walletId/pay-link': ({ params, caller }) => makeLink(house, { ...params, personId: caller.personId }),
    'DELETE /api/wallets/:schoolId/:walletId/pay-link': ({ params, caller }) => endLink(house, { ...params, personId: caller.personId }),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/pay-link': ({ params }) => showLinkOfPupil(house, params),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link': ({ params, body, caller }) =>
      makeLinkOnBehalf(house, { ...params, ...body, personId: caller.personId }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/pay-link/end': ({ params, body, caller }) =>
      endLinkOnBehalf(house, { ...params, ...body, personId: caller.personId }),
    'POST /api/pay-links/open': ({ body, caller }) => lookAtLink(house, payments, { ...body, address: caller.address }),
    'POST /api/pay-links/gifts': ({ body, caller }) => give(house, payments, { ...body, address: caller.address, userAgent: caller.userAgent ?? '' }),
    'GET /api/wallets/:schoolId/:walletId/fund-link': ({ params }) => showFundLink(house, params),
    'GET /api/office/schools/:schoolId/meals/gifts': ({ params, query }) => showFundGifts(house, { ...params, ...query }),
    'POST /api/office/schools/:schoolId/meals/gift-link': ({ params, caller }) => openFundLink(house, { ...params, personId: caller.personId }),
    'DELETE /api/office/schools/:schoolId/meals/gift-link': ({ params, caller }) => closeFundLink(house, { ...params, personId: caller.personId }),
    'GET /api/gifts/:schoolId/:topupId': ({ params }) => showGift(house, params),
  }
}
