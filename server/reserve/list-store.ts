import type { Queryable } from '../../database/connect.ts'
import { rows, sql } from '../../database/transaction.ts'

// As many as a till may hold; a school has some two thousand.
const MOST_CARDS = 10_000

export type CardToList = {
  cardId: string
  walletId: string
  pupilId: string
  hasLimits: boolean
  firstName: string
  balanceOre: number
  pays: boolean
  stoppedBy: string[] | null
  bornOn: string | null
}

/** The ages that a school's menu asks for. */
export async function ageLimitsOf(db: Queryable, schoolId: number): Promise<number[]> {
  const found = await rows<{ ageLimit: number }>(
    db,
    sql`
      select distinct age_limit as "ageLimit"
      from product
      where school_id = ${schoolId}
      and age_limit is not null
      order by age_limit`,
  )
  return found.map(({ ageLimit }) => ageLimit)
}

export type ProductToList = { productId: string; categoryId: string; isSweet: boolean }

// As many as the bytes of a card can speak of without growing the list much.
const MOST_PRODUCTS = 1_000

/** What a school sells, in an order that stays. */
export function productsToList(db: Queryable, schoolId: number): Promise<ProductToList[]> {
  return rows(
    db,
    sql`
      select id as "productId", category_id as "categoryId", coalesce(is_energy_drink or has_added_sugar, false) as "isSweet"
      from product
      where school_id = ${schoolId}
      and is_active
      order by id
      limit ${MOST_PRODUCTS}`,
  )
}

/**
 * The cards of a school that a till may meet while it is alone: somebody's, with a code of ours, and not over. A card that
 * somebody had before is known by its number alone, which is no secret, so it is never on a list.
 */
export function cardsToList(db: Queryable, { schoolId, today }: { schoolId: number; today: string }): Promise<CardToList[]> {
  return rows(
    db,
    sql`
      select card.id as "cardId", card.wallet_id as "walletId", pupil.id as "pupilId", pupil.has_limits as "hasLimits", pupil.first_name as "firstName", wallet.balance_ore as "balanceOre",
        pupil.stopped_by as "stoppedBy", pupil.born_on as "bornOn",
        card.blocked_at is null and (card.valid_until is null or card.valid_until >= ${today}::date)
          and pupil.enrolled_from <= ${today}::date and (pupil.enrolled_until is null or pupil.enrolled_until >= ${today}::date) as pays
      from card
      join wallet on wallet.school_id = ${schoolId} and wallet.id = card.wallet_id
      join pupil on pupil.school_id = ${schoolId} and pupil.wallet_id = card.wallet_id
      where card.school_id = ${schoolId}
      and card.kind <> 'paired'
      and card.ended_at is null
      order by card.id
      limit ${MOST_CARDS}`,
  )
}

/** Every card of a school that a record may name, also those that are over. */
export async function cardIdsOf(db: Queryable, schoolId: number): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`
      select id
      from card
      where school_id = ${schoolId}
      and kind <> 'paired'
      and wallet_id is not null`,
  )
  return found.map(({ id }) => id)
}
