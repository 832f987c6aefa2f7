// What was bought with a wallet, by week or month, by item and by food group, and what the office says that a product is.

import { Type } from 'typebox'
import { foodGroups } from './food-groups.ts'
import { sights } from './relation-words.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Day, Id, nullable, SchoolId, SumOre } from './shapes.ts'

const FoodGroup = Type.Enum(foodGroups)
const ProductParams = closed({ schoolId: SchoolId, productId: Id })
const GroupOfProduct = closed({ foodGroup: nullable(FoodGroup) })

export const spans = ['week', 'month'] as const
export type Span = (typeof spans)[number]

const Spent = { spentOre: SumOre, pieces: Type.Integer() }

export const insightRoutes = {
  'GET /api/wallets/:schoolId/:walletId/spending': {
    access: { wallet: 'history' },
    tellsPupil: true,
    summary: 'What was bought in a week or month, less what came back, by item and food group, and how it compares with those before',
    params: closed({ schoolId: SchoolId, walletId: Id }),
    query: closed({
      span: Type.Enum(spans),
      /** Any day of the week or month that is asked for; today without it. */
      day: Type.Optional(Day),
    }),
    reply: closed({
      firstDay: Day,
      lastDay: Day,
      ...Spent,
      /** Of it, what a programme of the school paid. */
      paidBySchoolOre: SumOre,
      /** How much whoever asks may see: groups and shares from kinds of food on, items only as items. */
      sees: Type.Enum(sights),
      /** In the order of the guideline; null is what nobody has said of. Only those with something in them. */
      groups: Type.Array(closed({ group: nullable(FoodGroup), ...Spent })),
      /** As sold; what was bought most often first. */
      items: Type.Array(closed({ productId: Id, name: Type.String(), group: nullable(FoodGroup), ...Spent })),
      /** Pieces of the guideline’s good groups, and of sweets and sweet drinks, of all that have a group and are food. */
      share: closed({ goodPieces: Type.Integer(), sweetPieces: Type.Integer(), knownPieces: Type.Integer() }),
      /** What may be said of it, kindly; null: nothing. */
      cheer: nullable(Type.Enum(['more_than_before', 'much_good', 'some_good'] as const)),
      /** This one and those before it, oldest first. */
      periods: Type.Array(closed({ firstDay: Day, lastDay: Day, ...Spent, goodPieces: Type.Integer(), sweetPieces: Type.Integer() })),
      /** Whether there is a later one to look at. */
      isNewest: Type.Boolean(),
    }),
  },
  'GET /api/office/schools/:schoolId/products/:productId/food-group': {
    access: { staff: ['administrator', 'office', 'canteen'] },
    summary: 'Which food group a product is in, as somebody has said',
    params: ProductParams,
    reply: GroupOfProduct,
  },
  'PUT /api/office/schools/:schoolId/products/:productId/food-group': {
    access: { staff: ['administrator', 'canteen'] },
    summary: 'Says which food group a product is in',
    params: ProductParams,
    body: GroupOfProduct,
    reply: GroupOfProduct,
  },
} as const satisfies Record<string, RouteDefinition>
