// May a meal be advanced from the school's meal fund? Pure, and all or nothing: what is missing is advanced whole or not at
// all, only for a basket of meals, and never above what the school has decided.

/** What a school has decided about advances. */
export type AdvancePolicy = {
  isOn: boolean
  /** The most that one pupil may owe the fund. */
  mostOutstandingOre: number
  /** The most that is advanced to one pupil on one day. */
  mostADayOre: number
  /** How many meals may be outstanding at once. */
  mostMeals: number
}

/** How it stands between one pupil and the fund. */
export type AdvanceState = {
  outstandingOre: number
  /** How many meals have been advanced since nothing was outstanding. */
  meals: number
  /** The day of the last advance ("2026-11-21"), and what was advanced on it. */
  day: string | null
  dayOre: number
}

export const NOTHING_ADVANCED: AdvanceState = { outstandingOre: 0, meals: 0, day: null, dayOre: 0 }

export type NoAdvance = 'off' | 'not_only_meals' | 'too_much_outstanding' | 'too_much_today' | 'too_many_meals' | 'fund_too_small'

type Asked = { missingOre: number; isOnlyMeals: boolean; today: string; fundOre: number }

/** Why what is missing is not advanced, or null when it is. */
export function refuseAdvance({ missingOre, isOnlyMeals, today, fundOre }: Asked, policy: AdvancePolicy | null, state: AdvanceState): NoAdvance | null {
  if (!policy?.isOn) return 'off'
  if (!isOnlyMeals) return 'not_only_meals'
  if (state.outstandingOre + missingOre > policy.mostOutstandingOre) return 'too_much_outstanding'
  if (advancedOn(state, today) + missingOre > policy.mostADayOre) return 'too_much_today'
  if (state.meals + 1 > policy.mostMeals) return 'too_many_meals'
  if (missingOre > fundOre) return 'fund_too_small'
  return null
}

const advancedOn = ({ day, dayOre }: AdvanceState, today: string) => (day === today ? dayOre : 0)

/** After an advance. */
export const afterAdvance = (state: AdvanceState, { amountOre, today }: { amountOre: number; today: string }): AdvanceState => ({
  outstandingOre: state.outstandingOre + amountOre,
  meals: state.meals + 1,
  day: today,
  dayOre: advancedOn(state, today) + amountOre,
})

/** After some of it was paid back, given back or written off: with the last øre all meals are paid for. */
export function afterSettling(state: AdvanceState, amountOre: number): AdvanceState {
  const outstandingOre = state.outstandingOre - amountOre
  return { ...state, outstandingOre, meals: outstandingOre === 0 ? 0 : state.meals }
}

/** What is paid back of money that has come into the wallet: all that is outstanding, as far as it reaches. */
export const toPayBack = ({ outstandingOre }: Pick<AdvanceState, 'outstandingOre'>, balanceOre: number) => Math.max(0, Math.min(outstandingOre, balanceOre))
