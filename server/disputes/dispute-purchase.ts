// «Dette var ikke meg»: the case is opened and what the purchase was paid with is blocked in one transaction, so that
// nobody is told of a case while the card still pays. The purchase itself stands: whether money comes back is the office's to say.

import { Refused } from '../../contract/refusals.ts'
import { DISPUTE_DAYS, isTooLateToDispute } from '../../rules/disputes.ts'
import { blockCardIn } from '../cards/index.ts'
import { type SentEnquiry, sendEnquiryAsPerson } from '../enquiries/index.ts'
import type { House } from '../house.ts'
import { endPhoneIn } from '../phones/index.ts'
import { insertDispute, numberOfCase, type PurchaseKey, purchaseOf } from './store.ts'

export type DisputeWish = PurchaseKey & {
  /** Of the case, made by whoever asks. */
  id: string
  walletId: string
  message: string
  personId: string
  address: string
}

/** @throws Refused not_found, dispute_too_late, purchase_disputed, and what an enquiry is refused for */
export async function disputePurchase(house: House, { id, purchaseId, ...wish }: DisputeWish): Promise<SentEnquiry> {
  const { schoolId, walletId, personId } = wish
  const purchase = await purchaseOf(house.database, { schoolId, walletId, purchaseId })
  if (!purchase) throw new Refused('not_found')
  if (isTooLateToDispute({ boughtAtMs: purchase.happenedAt.getTime(), nowMs: house.clock.now().getTime() })) {
    throw new Refused({ code: 'dispute_too_late', facts: { days: DISPUTE_DAYS } })
  }
  const by = { side: 'family', personId } as const
  return sendEnquiryAsPerson(
    house,
    { ...wish, id, topic: 'not_me' },
    {
      alongside: async (tx) => {
        if (!(await insertDispute(tx, { schoolId, purchaseId, enquiryId: id }))) {
          throw new Refused({ code: 'purchase_disputed', facts: await numberOfCase(tx, { schoolId, purchaseId }) })
        }
        if (purchase.isCardOver) return
        if (purchase.cardKind === 'phone') await endPhoneIn(tx, house, { schoolId, walletId, by })
        else await blockCardIn(tx, house, { schoolId, walletId, cardId: purchase.cardId, by, reason: 'other' })
      },
    },
  )
}
