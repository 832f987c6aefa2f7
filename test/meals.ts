// A canteen whose school covers meals: the fund and the programmes are filled by the office itself, the rest is sold.

import { firstRow, rows, sql } from '../database/transaction.ts'
import { balanceOf } from '../ledger/ledger.ts'
import { type AskableApp, askableApp, type Asker } from './asking.ts'
import type { Canteen, TestPupil, TestProduct } from './canteen.ts'
import { type DayWorld, openDayWorld } from './day-world.ts'

export type MealWorld = DayWorld & {
  asked: AskableApp
  office: Asker
  /** Another at the same office: the second pair of eyes. */
  colleague: Asker
  lunch: TestProduct
  snack: TestProduct
  decide: (policy: Partial<Policy>) => Promise<void>
  payIn: (account: 'fund' | 'programmes', amountOre: number, direction?: 'in' | 'out') => Promise<{ status: number; body: { code?: string; state?: string } }>
  /** Makes a programme and takes pupils into it. */
  support: (terms: Partial<Terms>, ...pupils: TestPupil[]) => Promise<string>
  fundOre: () => Promise<number>
  programmesOre: () => Promise<number>
  balance: (pupil: TestPupil) => Promise<number>
  outstanding: (pupil: TestPupil) => Promise<number>
  basket: (...lines: [TestProduct, number][]) => Pick<NonNullable<Parameters<Canteen['wish']>[1]>, 'lines' | 'totalOre'>
  close: () => Promise<void>
}

type Policy = { isOn: boolean; mostOutstandingOre: number; mostADayOre: number; mostMeals: number }
type Terms = { name: string; amountOre: number; period: string; carryMostOre: number; isForMealsOnly: boolean; startsOn: string; endsOn: string }

export const POLICY: Policy = { isOn: true, mostOutstandingOre: 10_000, mostADayOre: 5_000, mostMeals: 3 }
const TERMS: Terms = {
  name: 'Gratis lunsj',
  amountOre: 3_000,
  period: 'day',
  carryMostOre: 3_000,
  isForMealsOnly: true,
  startsOn: '2026-08-17',
  endsOn: '2027-06-18',
}

/** The school advances meals, its fund and programmes hold 1000 kr each, and lunch is a meal. */
export async function openMealWorld(options: Parameters<typeof openDayWorld>[0] = {}): Promise<MealWorld> {
  const world = await openDayWorld(options)
  const { made, canteen } = world
  const { house } = made
  const { schoolId } = canteen
  const params = { schoolId }
  const asked = await askableApp(house)
  const school = await firstRow<{ operatorId: string }>(house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  const post = { schoolId, operatorId: school?.operatorId as string, role: 'office' } as const
  const [office, colleague] = [await asked.staff(post), await asked.staff(post)]
  const lunch = await canteen.makeProduct({ name: 'Varmrett', priceOre: 4_000 })
  const snack = await canteen.makeProduct({ name: 'Sjokolade', priceOre: 2_000, vatCode: '31' })

  const must = <A extends { status: number; body: unknown }>(answer: A): A => {
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer
  }
  const kept = async (kind: string) => {
    const found = await firstRow<{ sum: number }>(
      house.database,
      sql`
        select kept_account.balance_ore as sum
        from kept_account
        join account on account.school_id = ${schoolId} and account.id = kept_account.account_id
        where kept_account.school_id = ${schoolId}
        and account.kind = ${kind}`,
    )
    return found?.sum ?? -1
  }
  const self: MealWorld = {
    ...world,
    asked,
    office,
    colleague,
    lunch,
    snack,
    decide: async (policy) => void must(await office('PATCH /api/office/schools/:schoolId/meals/policy', { params, body: { ...POLICY, ...policy } })),
    payIn: (account, amountOre, direction = 'in') =>
      office('POST /api/office/schools/:schoolId/meals/payments', {
        params,
        body: { paymentId: house.newId(), account, direction, amountOre, reason: 'Vedtatt i budsjettet' },
      }),
    support: async (terms, ...pupils) => {
      const programmeId = house.newId()
      must(await office('POST /api/office/schools/:schoolId/meal-programmes', { params, body: { programmeId, ...TERMS, ...terms } }))
      must(
        await office('POST /api/office/schools/:schoolId/meal-programmes/:programmeId/pupils', {
          params: { schoolId, programmeId },
          body: { pupilIds: pupils.map(({ pupilId }) => pupilId), className: null },
        }),
      )
      return programmeId
    },
    fundOre: () => kept('meal_fund'),
    programmesOre: () => kept('meal_programmes'),
    balance: async (pupil) => (await balanceOf(house.database, pupil))?.balanceOre ?? 0,
    outstanding: async ({ walletId }) => {
      const [last] = await rows<{ ore: number }>(
        house.database,
        sql`
          select after_ore as ore
          from meal_entry
          where school_id = ${schoolId}
          and wallet_id = ${walletId}
          and source = 'advance'
          order by number desc
          limit 1`,
      )
      return last?.ore ?? 0
    },
    basket: (...lines) => ({
      lines: lines.map(([{ productId, priceOre }, quantity]) => ({ productId, quantity, unitPriceOre: priceOre })),
      totalOre: lines.reduce((sum, [{ priceOre }, quantity]) => sum + priceOre * quantity, 0),
    }),
    close: async () => {
      await asked.app.close()
      await made.close()
    },
  }
  must(await office('PATCH /api/office/schools/:schoolId/meals/products', { params, body: { productIds: [lunch.productId] } }))
  await self.decide({})
  must(await self.payIn('fund', 100_000))
  must(await self.payIn('programmes', 100_000))
  return self
}
