import type { RouteReply } from '../../contract/route-types.ts'
import type { Queryable } from '../../database/connect.ts'
import { Refused } from '../../contract/refusals.ts'
import { expiresSoon, mayResume, nextDueDay, norwegianMonthOf } from '../../rules/automatic-topup.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { type ArrangementRow, arrangementsOf, eventsOf } from '../arrangements/index.ts'
import type { House } from '../house.ts'
import type { Payments } from '../payments/index.ts'
import { automaticSums } from '../topups/index.ts'
import { keeperOf, type Owner } from './set-up.ts'
import { namesOf, walletOfPupil } from './store.ts'

export type OwnArrangement = RouteReply<'GET /api/wallets/:schoolId/:walletId/automatic-topup'>
export type OfficeArrangements = RouteReply<'GET /api/office/schools/:schoolId/pupils/:pupilId/automatic-topups'>
type Shown = NonNullable<OwnArrangement['arrangement']>

/** What the office has ended lately is still shown, to the owner and to the office. */
const ENDED_SHOWN_MS = 30 * 24 * 3_600_000

/** What an owner has agreed to for a wallet. Until the first payment is paid, it is nothing. */
export async function showOwn(house: House, payments: Payments, { personId, ...wallet }: Owner): Promise<OwnArrangement> {
  const all = await arrangementsOf(house.database, { ...wallet, endedSince: house.clock.now() })
  const goingOn = all.filter(({ state }) => state !== 'awaiting_card' && state !== 'ended')
  const own = goingOn.find((arrangement) => arrangement.personId === personId)
  return {
    arrangement: own ? await show(house.database, house, own) : null,
    others: goingOn.filter((arrangement) => arrangement.personId !== personId).length,
    isPossible: (await keeperOf(house, payments, wallet.schoolId)) !== null,
  }
}

/** How an owner's arrangement for a wallet stands, in a word; null where there is none. */
export async function stateOfOwn(house: House, { personId, ...wallet }: Owner): Promise<{ state: Shown['state'] } | null> {
  const all = await arrangementsOf(house.database, { ...wallet, endedSince: house.clock.now() })
  const own = all.find((arrangement) => arrangement.personId === personId && arrangement.state !== 'awaiting_card' && arrangement.state !== 'ended')
  return own ? { state: own.state } : null
}

/** Everybody's for a pupil's wallet. @throws Refused not_found */
export async function showToOffice(house: House, key: { schoolId: number; pupilId: string }): Promise<OfficeArrangements> {
  const walletId = await walletOfPupil(house.database, key)
  if (walletId === null) throw new Refused('not_found')
  const endedSince = new Date(house.clock.now().getTime() - ENDED_SHOWN_MS)
  const all = await arrangementsOf(house.database, { schoolId: key.schoolId, walletId, endedSince })
  const shown = all.filter(({ state, cardId }) => state !== 'awaiting_card' && cardId !== null)
  const names = await namesOf(house.database, [...new Set(shown.map(({ personId }) => personId))])
  const arrangements: OfficeArrangements['arrangements'] = []
  for (const arrangement of shown)
    arrangements.push({ arrangement: await show(house.database, house, arrangement), ownerName: names.get(arrangement.personId) ?? '' })
  return { arrangements }
}

async function show(db: Queryable, house: House, arrangement: ArrangementRow): Promise<Shown> {
  const now = house.clock.now()
  const { arrangementId, state, why, thresholdOre, dayOfMonth, amountOre, monthlyCapOre, cardLabel, cardValidUntil, notBefore, dayHandled } = arrangement
  const { usedOre } = await automaticSums(db, { ...arrangement, since: norwegianMonthOf(now).from })
  const today = norwegianTime(now).date
  const waits = arrangement.refusals > 0 || arrangement.troubles > 0
  const latest = why === 'office' ? (await eventsOf(db, arrangement)).find(({ side }) => side === 'office') : undefined
  return {
    arrangementId,
    state,
    why,
    thresholdOre,
    dayOfMonth,
    amountOre,
    monthlyCapOre,
    usedThisMonthOre: usedOre,
    cardLabel,
    cardValidUntil,
    cardExpiresSoon: state !== 'ended' && expiresSoon(cardValidUntil, now),
    nextDay: dayOfMonth === null || state !== 'active' ? null : nextDueDay(dayHandled > today ? dayHandled : today, dayOfMonth),
    triesAgainAt: state === 'active' && waits && notBefore !== null && notBefore > now ? notBefore.toISOString() : null,
    mayResume: mayResume({ state, why }),
    note: latest?.note ?? null,
    agreedAt: arrangement.agreedAt.toISOString(),
  }
}
