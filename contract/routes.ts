// Everything that can be asked of the server, in one list: the key is the method and the path.
// The server registers exactly these, the OpenAPI file is made from them, and the apps' client is typed by them.

import { automaticTopupRoutes } from './automatic-topup-routes.ts'
import { attentionRoutes } from './attention-routes.ts'
import { bankRoutes } from './bank-routes.ts'
import { byNameRoutes } from './by-name-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { cardPrintRoutes } from './card-print-routes.ts'
import { cardRoutes } from './card-routes.ts'
import { cashierRoutes } from './cashier-routes.ts'
import { counterRoutes } from './counter-routes.ts'
import { dayReportRoutes } from './day-report-routes.ts'
import { enquiryRoutes } from './enquiry-routes.ts'
import { insightRoutes } from './insight-routes.ts'
import { limitRoutes } from './limit-routes.ts'
import { liveRoutes } from './live-routes.ts'
import { officeCorrectionRoutes } from './office-corrections-routes.ts'
import { officeRoutes } from './office-routes.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { payLinkRoutes } from './pay-link-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { payoutAccountRoutes } from './payout-account-routes.ts'
import { payoutRoutes } from './payout-routes.ts'
import { phoneRoutes } from './phone-routes.ts'
import { refundRoutes } from './refund-routes.ts'
import { disputeRoutes } from './dispute-routes.ts'
import { messageChoiceRoutes } from './message-choice-routes.ts'
import { privacyRoutes } from './privacy-routes.ts'
import { pupilListRoutes } from './pupil-list-routes.ts'
import { relationRoutes } from './relation-routes.ts'
import { receiptRoutes } from './receipt-routes.ts'
import { reserveRoutes } from './reserve-routes.ts'
import { mealRoutes } from './meal-routes.ts'
import { returnRoutes } from './return-routes.ts'
import { settlementRoutes } from './settlement-routes.ts'
import { siblingTransferRoutes } from './sibling-transfer-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { statementRoutes } from './statement-routes.ts'
import { stopRoutes } from './stop-routes.ts'
import { tillRoutes } from './till-routes.ts'
import { provisionalRoutes } from './provisional-routes.ts'
import { trainingRoutes } from './training-routes.ts'
import { walletRoutes } from './wallet-routes.ts'

export const routes = {
  ...liveRoutes,
  ...peopleRoutes,
  ...walletRoutes,
  ...payLinkRoutes,
  ...automaticTopupRoutes,
  ...cardRoutes,
  ...cardPrintRoutes,
  ...tillRoutes,
  ...cashierRoutes,
  ...mealRoutes,
  ...returnRoutes,
  ...provisionalRoutes,
  ...trainingRoutes,
  ...dayReportRoutes,
  ...officeRoutes,
  ...phoneRoutes,
  ...enquiryRoutes,
  ...bankRoutes,
  ...refundRoutes,
  ...payoutRoutes,
  ...payoutAccountRoutes,
  ...settlementRoutes,
  ...attentionRoutes,
  ...disputeRoutes,
  ...messageChoiceRoutes,
  ...privacyRoutes,
  ...receiptRoutes,
  ...reserveRoutes,
  ...officeCorrectionRoutes,
  ...pupilListRoutes,
  ...stopRoutes,
  ...calendarRoutes,
  ...counterRoutes,
  ...byNameRoutes,
  ...limitRoutes,
  ...relationRoutes,
  ...insightRoutes,
  ...signInRoutes,
  ...passkeyRoutes,
  ...statementRoutes,
  ...siblingTransferRoutes,
} as const
