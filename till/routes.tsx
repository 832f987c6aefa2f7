// Every screen of the till and where it is found. All of it comes with the start: nothing may be missing when the network is.
import { createRootRoute, createRoute } from '@tanstack/react-router'
import { CardScreen } from './card-desk/CardScreen.tsx'
import { DayScreen } from './day/DayScreen.tsx'
import { Frame } from './Frame.tsx'
import { SalesScreen } from './receipts/SalesScreen.tsx'
import { NotWhilePractising } from './training/NotWhilePractising.tsx'
import { SaleScreen } from './sale/SaleScreen.tsx'

const InEarnestCards = () => (
  <NotWhilePractising>
    <CardScreen />
  </NotWhilePractising>
)
const InEarnestDay = () => (
  <NotWhilePractising>
    <DayScreen />
  </NotWhilePractising>
)

const root = createRootRoute({ component: Frame })

const sale = createRoute({ getParentRoute: () => root, path: '/', component: SaleScreen })

const sales = createRoute({
  getParentRoute: () => root,
  path: '/sales',
  validateSearch: ({
    purchase,
    returned,
    alone,
    delivery,
  }: Record<string, unknown>): { purchase?: string; returned?: string; alone?: string; delivery?: true } => ({
    ...(typeof alone === 'string' && { alone }),
    ...(typeof purchase === 'string' && delivery === true && { delivery }),
    ...(typeof purchase === 'string' && { purchase }),
    ...(typeof purchase === 'string' && typeof returned === 'string' && { returned }),
  }),
  component: SalesScreen,
})

const cards = createRoute({ getParentRoute: () => root, path: '/cards', component: InEarnestCards })

const day = createRoute({
  getParentRoute: () => root,
  path: '/day',
  validateSearch: ({ report }: Record<string, unknown>): { report?: number } => (typeof report === 'number' && Number.isSafeInteger(report) ? { report } : {}),
  component: InEarnestDay,
})

export const routeTree = root.addChildren([sale, sales, cards, day])
