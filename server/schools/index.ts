export { makeOperator } from './make-operator.ts'
export { makeSchool } from './make-school.ts'
export { schoolRoutes } from './routes.ts'
export { type Operator, type OperatorWish, type School, schoolOf, type SchoolWish } from './store.ts'
