import { transaction } from '../../database/transaction.ts'
import type { House } from '../house.ts'
import type { Handlers } from '../http/routes.ts'
import { changeCategory, removeCategory } from './change-category.ts'
import { changeProduct } from './change-product.ts'
import { confirmContents, recipeChanged, setAgeLimit, showDeclaration } from './declare-product.ts'
import { makeCategory } from './make-category.ts'
import { makeProduct } from './make-product.ts'
import { wholeMenu } from './show-menu.ts'

export function menuRoutes(house: House): Handlers {
  return {
    'GET /api/office/schools/:schoolId/menu': ({ params }) => wholeMenu(house.database, params.schoolId),
    'POST /api/office/schools/:schoolId/categories': ({ params, body }) => transaction(house.database, (tx) => makeCategory(tx, house, { ...params, ...body })),
    'PATCH /api/office/schools/:schoolId/categories/:categoryId': ({ params, body }) => changeCategory(house, { ...params, change: body }),
    'DELETE /api/office/schools/:schoolId/categories/:categoryId': async ({ params }) => {
      await removeCategory(house, params)
      return { done: true }
    },
    'POST /api/office/schools/:schoolId/products': ({ params, body }) => transaction(house.database, (tx) => makeProduct(tx, house, { ...params, ...body })),
    'PATCH /api/office/schools/:schoolId/products/:productId': ({ params, body }) => changeProduct(house, { ...params, change: body }),
    'GET /api/office/schools/:schoolId/products/:productId/declaration': ({ params }) => showDeclaration(house.database, params),
    'PUT /api/office/schools/:schoolId/products/:productId/declaration': ({ params, body, caller }) =>
      confirmContents(house, { ...params, ...body, byPersonId: caller.personId }),
    'POST /api/office/schools/:schoolId/products/:productId/recipe-change': ({ params, caller }) =>
      recipeChanged(house, { ...params, byPersonId: caller.personId }),
    'PUT /api/office/schools/:schoolId/products/:productId/age-limit': ({ params, body, caller }) =>
      setAgeLimit(house, { ...params, ...body, byPersonId: caller.personId }),
  }
}
