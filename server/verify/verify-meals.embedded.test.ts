// Breaks what schools cover of meals on a copy, and sees each of it found.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Breakable, makeBreakable } from '../../test/breakable.ts'
import { type MealWorld, openMealWorld } from '../../test/meals.ts'

let world: MealWorld
let breakable: Breakable

beforeAll(async () => {
  world = await openMealWorld({ on: 'embedded' })
  const { canteen, lunch, basket, sell, support, asked } = world
  const [supported, poor] = [await canteen.makePupil({ balanceOre: 5_000 }), await canteen.makePupil({ balanceOre: 0 })]
  await support({}, supported)
  const { purchaseId } = await sell(supported, basket([lunch, 1]))
  await sell(poor, basket([lunch, 1]))
  await asked.till(canteen.till.token)('POST /api/till/returns', {
    body: { id: world.made.house.newId(), purchaseId, lines: [{ place: 0, quantity: 1 }], totalOre: 4_000, reason: 'undone', note: null },
  })
  await asked.app.close()
  breakable = await makeBreakable(world.made.house, ['transfer', 'meal_entry', 'meal_policy', 'kept_account', 'meal_payment', 'purchase'])
})
afterAll(async () => {
  await breakable.close()
  await world.made.close()
})

test('what the school covers is whole to begin with', async () => {
  expect(await breakable.verifyBroken()).toEqual([])
})

const covered = (source: string) => `kind = 'covered' and source = '${source}'`

test.each([
  ['a fund that holds another sum', ['update kept_account set balance_ore = balance_ore + 1'], 'an account does not keep what its transfers say'],
  ['an advance of which nothing moved', ["delete from transfer where kind = 'meal_advance'"], 'what the school covered did not move as it says'],
  [
    'a subsidy that says another sum',
    [`update meal_entry set amount_ore = amount_ore - 1 where ${covered('programme')}`],
    'what the school covered did not move as it says',
  ],
  ['an advance without its entry', [`delete from meal_entry where ${covered('advance')}`], 'money moved without the event that explains it'],
  ['a contribution that nobody entered', ["delete from meal_payment where account = 'fund'"], 'money moved without the event that explains it'],
  ['a contribution that never came', ["delete from transfer where kind = 'meal_contribution'"], 'what a school paid in for meals did not move as it says'],
  [
    'an advance above the policy of its time',
    ['update meal_policy set most_outstanding_ore = 3900, most_a_day_ore = 3900'],
    'more was advanced than the policy of the time allowed',
  ],
  ['an advance by a policy that was off', ['update meal_policy set is_on = false'], 'more was advanced than the policy of the time allowed'],
  ['another sum outstanding', [`update meal_entry set after_ore = 1 where ${covered('advance')}`], 'what is outstanding does not follow from the entry before'],
  [
    'another sum left to eat for',
    [`update meal_entry set after_ore = 1 where ${covered('programme')}`],
    'what is left to eat for does not follow from the entry before',
  ],
  ['a programme that did not run', ['update meal_programme set ends_on = starts_on'], 'a programme covered what it was not for'],
  ['a pupil who was in no programme', ['delete from meal_programme_pupil'], 'a programme covered what it was not for'],
  ['a chain with a gap', [`update meal_entry set number = 7 where ${covered('advance')}`], 'a chain of meal entries has a gap'],
  ['a cover of nobody’s purchase', ['delete from purchase where total_ore = 4000'], 'more was covered than was sold, or more of it came back'],
  [
    'more back than was covered',
    ["update meal_entry set amount_ore = 9000 where kind = 'given_back'"],
    'more was covered than was sold, or more of it came back',
  ],
])('%s is found', async (_what, statements, expected) => {
  expect(await breakable.verifyBroken(...statements)).toContain(expected)
})
