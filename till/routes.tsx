// Every screen of the till and where it is found. The sale is part of the start: it is what the till is for.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './Frame.tsx'
import { SaleScreen } from './sale/SaleScreen.tsx'

const root = createRootRoute({ component: Frame })

const sale = createRoute({ getParentRoute: () => root, path: '/', component: SaleScreen })

const sales = createRoute({
  getParentRoute: () => root,
  path: '/sales',
  validateSearch: ({ purchase }: Record<string, unknown>): { purchase?: string } => (typeof purchase === 'string' ? { purchase } : {}),
  component: lazyRouteComponent(() => import('./receipts/SalesScreen.tsx'), 'SalesScreen'),
})

export const routeTree = root.addChildren([sale, sales])
