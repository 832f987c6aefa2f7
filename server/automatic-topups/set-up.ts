// Somebody agrees to automatic top-ups, and stores the card by paying the first one in person. The terms are on record
// before the payer leaves; they count for nothing until the provider has given us the card.

import { Refused } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import { sql, transaction } from '../../database/transaction.ts'
import type { Queryable } from '../../database/connect.ts'
import { refuseTerms, type Terms } from '../../rules/automatic-topup.ts'
import { norwegianTime } from '../../rules/norwegian-time.ts'
import { type ArrangementRow, insertArrangement, insertEvent, lockOwn, writeArrangement } from '../arrangements/index.ts'
import type { House } from '../house.ts'
import type { PaymentProvider, Payments } from '../payments/index.ts'
import { schoolOf } from '../schools/index.ts'
import { lockTopup, makeTopup } from '../topups/index.ts'

export type Owner = { schoolId: number; walletId: string; personId: string }

/** The provider that keeps cards for this school's operator; null where none does. */
export async function keeperOf(house: House, payments: Payments, schoolId: number): Promise<PaymentProvider | null> {
  const school = await schoolOf(house.database, schoolId)
  return payments.all.find(({ capabilities, serves }) => capabilities.storedCards && school !== null && serves(school.operator.organisationNumber)) ?? null
}

/** Puts the agreed terms on an arrangement that is under lock. */
export async function agreeTo(tx: Queryable, house: House, { arrangement, terms }: { arrangement: ArrangementRow; terms: Terms }): Promise<void> {
  const now = house.clock.now()
  const { thresholdOre, dayOfMonth, amountOre, monthlyCapOre } = terms
  const isNewDay = dayOfMonth !== null && dayOfMonth !== arrangement.dayOfMonth
  await writeArrangement(tx, arrangement, {
    changes: sql`threshold_ore = ${thresholdOre}, day_of_month = ${dayOfMonth}, amount_ore = ${amountOre}, monthly_cap_ore = ${monthlyCapOre}, agreed_at = ${now},
      -- A cap that has been raised may leave room again; refusals keep their rest.
      not_before = case when refusals = 0 and troubles = 0 and cap_told_month is not null then null else not_before end, cap_told_month = null,
      day_handled = case when ${isNewDay}::boolean then greatest(day_handled, ${norwegianTime(now).date}::date) else day_handled end`,
    now,
  })
  await insertEvent(tx, house, {
    of: arrangement,
    step: arrangement.state === 'awaiting_card' ? 'agreed' : 'changed',
    side: 'owner',
    byPersonId: arrangement.personId,
    terms,
  })
}

/** @throws Refused topup_not_possible_now, automatic_terms_not_valid, and as `makeTopup` does */
export async function setUp(
  house: House,
  payments: Payments,
  { topupId, terms, userAgent = '', ...owner }: Owner & { topupId: string; terms: Terms; userAgent?: string },
): Promise<RouteReply<'POST /api/wallets/:schoolId/:walletId/automatic-topup'>> {
  const provider = await keeperOf(house, payments, owner.schoolId)
  if (!provider) throw new Refused('topup_not_possible_now')
  await refuseTermsAt(house, { ...owner, terms })
  const arrangementId = await transaction(house.database, async (tx) => {
    const known = await lockTopup(tx, { ...owner, topupId })
    if (known) {
      if (known.arrangementId === null || known.payerPersonId !== owner.personId) throw new Refused('same_id_other_content')
      return known.arrangementId
    }
    const now = house.clock.now()
    if (!(await lockOwn(tx, owner))) await insertArrangement(tx, { ...owner, ...terms, arrangementId: house.newId(), today: norwegianTime(now).date, now })
    // Somebody's other tab may have been first.
    const arrangement = (await lockOwn(tx, owner)) as ArrangementRow
    await agreeTo(tx, house, { arrangement, terms })
    return arrangement.arrangementId
  })
  const { schoolId, walletId, personId } = owner
  return makeTopup(house, provider, { schoolId, walletId, topupId, amountOre: terms.amountOre, payerPersonId: personId, arrangementId, userAgent })
}

/** @throws Refused not_found, automatic_terms_not_valid, amount_not_offered */
export async function refuseTermsAt(house: House, { schoolId, terms }: { schoolId: number; terms: Terms }): Promise<void> {
  const school = await schoolOf(house.database, schoolId)
  if (!school) throw new Refused('not_found')
  const refusal = refuseTerms(terms, school)
  if (refusal) throw new Refused(refusal)
}
