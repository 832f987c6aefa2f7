import { Refused } from '../../contract/refusals.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { blockCard, unblockCard } from './block-card.ts'
import { changeCardSettings, showCardSettings } from './card-settings.ts'
import { nameCard, returnCard } from './change-card.ts'
import { handOutCard } from './hand-out-card.ts'
import { lookUpCard } from './look-up-card.ts'
import { discardBatch, listBatches, makeBatch } from './make-batch.ts'
import { registerCard } from './register-card.ts'
import { previewReplacement, replaceCard } from './replace-card.ts'
import { showCards } from './show-cards.ts'
import { holderOf } from './store.ts'
import { waiveFee } from './take-fees.ts'
import { tillCardRoutes } from './till-routes.ts'

export function cardRoutes(house: House): Handlers {
  return { ...familyRoutes(house), ...officeRoutes(house), ...tillCardRoutes(house) }
}

function familyRoutes(house: House): Handlers {
  const family = (personId: string) => ({ side: 'family', personId }) as const
  return {
    'GET /api/wallets/:schoolId/:walletId/cards': ({ params, caller }) =>
      showCards(house, { ...params, reader: { personId: caller.personId, isOffice: false } }),
    'POST /api/wallets/:schoolId/:walletId/cards': ({ params, body, caller }) =>
      registerCard(house, { ...params, ...body, personId: caller.personId, address: caller.address }),
    'PATCH /api/wallets/:schoolId/:walletId/cards/:cardId': ({ params, body, caller }) => nameCard(house, { ...params, ...body, by: family(caller.personId) }),
    'POST /api/wallets/:schoolId/:walletId/cards/:cardId/block': ({ params, body, caller }) =>
      blockCard(house, { ...params, ...body, by: family(caller.personId) }),
    'POST /api/wallets/:schoolId/:walletId/cards/:cardId/unblock': ({ params, body, caller }) =>
      unblockCard(house, { ...params, ...body, by: family(caller.personId) }),
  }
}

function officeRoutes(house: House): Handlers {
  const office = (personId: string) => ({ side: 'office', personId }) as const
  /** A pupil's card by the wallet it belongs to. */
  const ofPupil = async <Key extends { schoolId: number; pupilId: string }>({ pupilId, ...rest }: Key) => {
    const holder = await holderOf(house.database, { schoolId: rest.schoolId, pupilId })
    if (!holder) throw new Refused('not_found')
    return { ...rest, walletId: holder.walletId }
  }
  return {
    'GET /api/office/schools/:schoolId/card-batches': ({ params }) => listBatches(house, params),
    'POST /api/office/schools/:schoolId/card-batches': ({ params, body: { id, ...wish }, caller }) =>
      makeBatch(house, { ...params, ...wish, batchId: id, personId: caller.personId }),
    'POST /api/office/schools/:schoolId/card-batches/:batchId/discard': ({ params, caller }) => discardBatch(house, { ...params, personId: caller.personId }),
    'POST /api/office/schools/:schoolId/card-look-ups': async ({ params, body }) => {
      const { card, holder, batchLabel } = await lookUpCard(house, { ...params, ...body })
      return { card, holder: holder && asHolder(holder), batchLabel }
    },
    'GET /api/office/schools/:schoolId/pupils/:pupilId/cards': async ({ params, caller }) =>
      showCards(house, { ...(await ofPupil(params)), reader: { personId: caller.personId, isOffice: true } }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/cards': async ({ params, body, caller }) =>
      handOutCard(house, { ...(await ofPupil(params)), ...body, by: office(caller.personId) }),
    'PATCH /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId': async ({ params, body, caller }) =>
      nameCard(house, { ...(await ofPupil(params)), ...body, by: office(caller.personId) }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/block': async ({ params, body, caller }) =>
      blockCard(house, { ...(await ofPupil(params)), ...body, by: office(caller.personId) }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/unblock': async ({ params, body, caller }) =>
      unblockCard(house, { ...(await ofPupil(params)), ...body, by: office(caller.personId) }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/return': async ({ params, body, caller }) =>
      returnCard(house, { ...(await ofPupil(params)), ...body, by: office(caller.personId) }),
    'GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement': async ({ params, query }) =>
      previewReplacement(house, { ...(await ofPupil(params)), ...query }),
    'POST /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/replacement': async ({ params, body: { waiveReason, ...body }, caller }) => {
      const { personId } = caller
      const waiver = waiveReason === null ? null : { personId, reason: waiveReason }
      return replaceCard(house, { ...(await ofPupil(params)), ...body, waiver, by: office(personId) })
    },
    'POST /api/office/schools/:schoolId/card-fees/:feeId/waive': ({ params, body, caller }) =>
      waiveFee(house, { ...params, ...body, personId: caller.personId }),
    'GET /api/office/schools/:schoolId/card-settings': ({ params }) => showCardSettings(house, params),
    'PATCH /api/office/schools/:schoolId/card-settings': ({ params, body }) => changeCardSettings(house, { ...params, change: body }),
  }
}

export const asHolder = ({
  pupilId,
  walletId,
  firstName,
  lastName,
  className,
}: {
  pupilId: string
  walletId: string
  firstName: string
  lastName: string
  className: string
}) => ({
  pupilId,
  walletId,
  firstName,
  lastName,
  className,
})
