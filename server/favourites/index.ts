export { countSales } from './count-sales.ts'
export { favouritesOf } from './show-favourites.ts'
