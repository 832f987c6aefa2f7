import { Refused } from '../../contract/refusals.ts'
import { countAttempt, limits } from '../attempts/index.ts'
import type { House } from '../house.ts'
import { readReason } from '../reason.ts'
import type { Handlers } from '../http/routes.ts'
import type { Payments } from '../payments/index.ts'
import { walletOf } from '../people/index.ts'
import { askRefund } from './ask-refund.ts'
import { cancelRefund, decideRefund, namePayee } from './decide-refund.ts'
import { type PupilBehind, pupilOf, pupilOfWallet } from './people-store.ts'
import { showQuote, showQuoteToOffice } from './show-quote.ts'
import { type ShownRefund, showRefunds, type ShownToOffice, showToOffice } from './show-refund.ts'
import { refundOf, type RefundRow } from './store.ts'

export function refundRoutes(house: House, payments: Payments): Handlers {
  const { database, clock } = house
  const show = async (refund: RefundRow, personId: string): Promise<ShownRefund> =>
    (await showRefunds(database, house, { refunds: [refund], schoolId: refund.schoolId, viewer: { personId } }))[0] as ShownRefund
  const showOffice = async (refund: RefundRow, personId: string): Promise<ShownToOffice> => {
    const pupil = (await pupilOfWallet(database, refund)) as PupilBehind
    return (await showToOffice(database, house, { refunds: [refund], pupils: () => pupil, personId }))[0] as ShownToOffice
  }
  return {
    'GET /api/wallets/:schoolId/:walletId/refunds': ({ params, caller: { personId } }) => showQuote(house, payments, { ...params, personId }),
    'POST /api/wallets/:schoolId/:walletId/refunds': async ({ params, body: { id, amountOre, whose }, caller: { personId } }) => {
      const wallet = await walletOf(database, { ...params, personId, now: clock.now() })
      // Everybody's money is the holder's to send home, not a guardian's.
      if (whose === 'everybody' && wallet?.relation !== 'own') throw new Refused('not_allowed')
      if (!(await refundOf(database, { ...params, refundId: id }))) await countAttempt(house, limits.refundOfWallet, `${params.schoolId}/${params.walletId}`)
      const payerPersonId = whose === 'mine' ? personId : null
      const refund = await askRefund(house, payments, {
        ...params,
        refundId: id,
        amountOre,
        payerPersonId,
        cause: 'asked',
        askedByPersonId: personId,
        note: null,
      })
      return show(refund as RefundRow, personId)
    },
    'POST /api/wallets/:schoolId/:walletId/refunds/:refundId/cancel': async ({ params, caller: { personId } }) =>
      show(await cancelRefund(house, { ...params, personId }), personId),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/refunds': ({ params, caller: { personId } }) =>
      showQuoteToOffice(house, payments, { ...params, personId }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/refunds': async ({ params, body, caller: { personId } }) => {
      const { id: refundId, note, ...wish } = body
      const pupil = await pupilOf(database, params)
      if (!pupil) throw new Refused('not_found')
      const { schoolId, walletId } = pupil
      const refund = await askRefund(house, payments, {
        schoolId,
        walletId,
        refundId,
        ...wish,
        cause: 'on_behalf',
        askedByPersonId: personId,
        note: readReason(note),
      })
      return showOffice(refund as RefundRow, personId)
    },
    'POST /api/office/schools/:schoolId/refunds/:refundId/decide': async ({ params, body, caller: { personId } }) =>
      showOffice(await decideRefund(house, { ...params, ...body, personId }), personId),
    'POST /api/office/schools/:schoolId/refund-parts/:partId/payee': async ({ params, body, caller }) =>
      showOffice(await namePayee(house, { ...params, ...body, by: caller.personId }), caller.personId),
  }
}
