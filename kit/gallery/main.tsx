// Every component on one page, to look at and to run axe over. Never part of what is shipped.
import { createRootRoute, createRoute } from '@tanstack/react-router'
import { createAppRouter } from '../app-router.tsx'
import { showBrandColour } from '../brand.ts'
import { startApp } from '../start-app.tsx'
import { Gallery } from './Gallery.tsx'
import { GalleryFrame } from './GalleryFrame.tsx'

const root = createRootRoute({ component: GalleryFrame })
const front = createRoute({ getParentRoute: () => root, path: '/', component: Gallery })

void startApp({ router: createAppRouter({ routeTree: root.addChildren([front]), basepath: '/' }), areas: [] })

// `?brand=%230062ba` shows the page in an operator's own colour.
showBrandColour(new URLSearchParams(location.search).get('brand') ?? undefined)
