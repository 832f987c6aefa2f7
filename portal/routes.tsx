// Every screen of the portal and where it is found. Screens are fetched when they are first gone to.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Frame } from './Frame.tsx'

const root = createRootRoute({ component: Frame })

const front = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./front/FrontScreen.tsx'), 'FrontScreen'),
})

export const routeTree = root.addChildren([front])
