import { createAppRouter } from '../kit/app-router.tsx'
import { startApp } from '../kit/start-app.tsx'
import { officeEnquiryTexts } from '../language/office-enquiries/texts.ts'
import { officeTexts } from '../language/office/texts.ts'
import { officePhonesTexts } from '../language/office-phones/texts.ts'
import { routeTree } from './routes.tsx'
import { createOfficeQueries } from './session/office-queries.ts'

void startApp({
  router: createAppRouter({ routeTree, basepath: '/office' }),
  areas: [officeTexts, officePhonesTexts, officeEnquiryTexts],
  queries: createOfficeQueries(),
})
