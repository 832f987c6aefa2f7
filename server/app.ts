// Puts the house together: the HTTP server, the door, every slice's routes, and the three apps' files.

import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import fastify, { type FastifyInstance } from 'fastify'
import { Refused } from '../contract/refusals.ts'
import { allergyRoutes } from './allergies/index.ts'
import { attentionRoutes, watchWebhooks } from './attention/index.ts'
import { automaticTopupRoutes, makeArrangementWatcher } from './automatic-topups/index.ts'
import { bankRoutes, placeNewPayments, watchBankFolder } from './bank-payments/index.ts'
import { calendarRoutes } from './calendars/index.ts'
import { cardPrintRoutes } from './card-prints/index.ts'
import { cardRoutes } from './cards/index.ts'
import { cashierRoutes } from './cashiers/index.ts'
import { counterRoutes } from './counter/index.ts'
import { dayReportRoutes, makeDayCloser } from './day-reports/index.ts'
import { enquiryRoutes } from './enquiries/index.ts'
import { byNameRoutes } from './found-by-name/index.ts'
import { forecastRoutes } from './forecasts/index.ts'
import { guardianRoutes } from './guardians/index.ts'
import type { House } from './house.ts'
import type { DoorKnowledge } from './http/door.ts'
import { registerHealth } from './http/health.ts'
import { answerProblems } from './http/problems.ts'
import { type Handlers, registerRoutes } from './http/routes.ts'
import { shapesWhenAsked } from './http/shapes-when-asked.ts'
import { openShortWay } from './http/short-way.ts'
import { insightRoutes } from './insights/index.ts'
import { currentSigner } from './journal/index.ts'
import { registerLive } from './live/index.ts'
import { mealRoutes } from './meals/index.ts'
import { limitRoutes } from './limits/index.ts'
import { mealPeriodRoutes } from './meal-periods/index.ts'
import { makeFamilyWarner } from './lunch-warnings/index.ts'
import { menuRoutes } from './menu/index.ts'
import {
  joinTransports,
  linkMobility,
  type LinkMobilitySettings,
  localMailbox,
  makeSender,
  registerDeliveryReports,
  registerMailbox,
  reserveSms,
  readAnyway,
  smtpTransport,
  webPushTransport,
  type Transport,
  messageChoiceRoutes,
} from './messages/index.ts'
import { passkeyRoutes } from './passkeys/index.ts'
import { noPayments, type Payments, type PaymentSettings, setUpPayments } from './payments/index.ts'
import { payoutAccountRoutes } from './payout-accounts/index.ts'
import { payoutRoutes } from './payouts/index.ts'
import { payLinkRoutes } from './pay-links/index.ts'
import { peopleKnowledge, peopleRoutes } from './people/index.ts'
import { phoneKnowledge, phoneRoutes } from './phones/index.ts'
import { pupilListRoutes } from './pupil-lists/index.ts'
import { pupilRoutes } from './pupils/index.ts'
import { makePurchaseQueue, purchaseRoutes, type QueueLimits, usualLimits } from './purchases/index.ts'
import { makeRefundWatcher, refundRoutes } from './refunds/index.ts'
import { returnRoutes } from './returns/index.ts'
import { reportRoutes } from './reports/index.ts'
import { disputeRoutes } from './disputes/index.ts'
import { privacyKnowledge, privacyRoutes } from './privacy/index.ts'
import { receiptRoutes } from './receipts/index.ts'
import { reserveRoutes } from './reserve/index.ts'
import { safTRoutes } from './saf-t/index.ts'
import { schoolRoutes } from './schools/index.ts'
import { settlementRoutes, watchStatements } from './settlements/index.ts'
import { type SignInProvider, signInWithRoutes } from './sign-in-with/index.ts'
import { siblingTransferRoutes } from './sibling-transfers/index.ts'
import { statementRoutes } from './statements/index.ts'
import { describeCards, stoppedCardRoutes } from './stopped-cards/index.ts'
import { tillKnowledge, tillRoutes } from './tills/index.ts'
import { makeTopupWatcher, registerPaymentCallbacks, topupRoutes } from './topups/index.ts'
import { provisionalRoutes } from './provisional-receipts/index.ts'
import { trainingRoutes } from './training/index.ts'
import { walletRoutes } from './wallets/index.ts'

const VERSION = '0.1.0'

export type AppOptions = {
  /** Cookies are marked secure and browsers are told to stay on HTTPS. */
  isHttps: boolean
  /** Trust X-Forwarded-For from this many proxies in front. */
  proxies: number
  https?: { cert: string; key: string }
  /** Where e-mail is handed over; without it letters wait. A demo's never leave the house. */
  mail?: { smtpUrl: string; from: string } | null
  /** Where SMS are handed over; without it none is promised to anybody. */
  sms?: LinkMobilitySettings | null
  queueLimits?: QueueLimits
  /** Where the bank's files are put; without it they are uploaded. */
  bankFolder?: string | null
  /** Without any, nobody can pay in. */
  payments?: PaymentSettings
  /** Whom one may sign in with, besides a password. */
  signInProviders?: readonly SignInProvider[]
}

/** The whole server on an open database, ready to listen. */
export async function makeApp(house: House, options: AppOptions): Promise<FastifyInstance> {
  const { isHttps, proxies, https, mail = null, sms = null, queueLimits = usualLimits, payments: paymentSettings = noPayments } = options
  const app = fastify({
    // Nothing is logged of a request: codes and names never reach a log. What matters is logged by the actions.
    logger: false,
    trustProxy: proxies > 0 ? (_address: string, hop: number) => hop < proxies : false,
    bodyLimit: 64 * 1024,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
    schemaController: shapesWhenAsked(),
    ...(https && { https }),
  }) as unknown as FastifyInstance
  answerProblems(app, house.log)
  await app.register(cookie)
  await app.register(helmet, { ...helmetOptions(isHttps), global: false })
  guardPages(app)
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Kantinekort', version: VERSION } } })
  refuseForeignPages(app)

  const queue = makePurchaseQueue(house, await currentSigner(house.database, house.keys), queueLimits)
  // A simulator is on this machine, where no certificate holds and no proxy stands in between.
  const payments = setUpPayments(house, paymentSettings, () => (house.installation === 'demo' && !https ? ownAddress(app) : house.publicUrl))
  const slices: Handlers[] = [
    purchaseRoutes(house, queue),
    schoolRoutes(house),
    tillRoutes(house),
    cashierRoutes(house),
    dayReportRoutes(house),
    returnRoutes(house),
    provisionalRoutes(house),
    trainingRoutes(house),
    disputeRoutes(house),
    messageChoiceRoutes(house),
    privacyRoutes(house),
    receiptRoutes(house),
    reserveRoutes(house),
    safTRoutes(house, { softwareVersion: VERSION }),
    mealRoutes(house),
    menuRoutes(house),
    counterRoutes(house),
    byNameRoutes(house),
    peopleRoutes(house),
    pupilRoutes(house),
    pupilListRoutes(house, options.signInProviders ?? []),
    allergyRoutes(house),
    calendarRoutes(house),
    forecastRoutes(house),
    mealPeriodRoutes(house),
    limitRoutes(house),
    guardianRoutes(house),
    insightRoutes(house),
    passkeyRoutes(house),
    signInWithRoutes(house, options.signInProviders ?? []),
    statementRoutes(house),
    siblingTransferRoutes(house, payments),
    phoneRoutes(house),
    reportRoutes(house, payments),
    stoppedCardRoutes(house),
    cardRoutes(house),
    cardPrintRoutes(house),
    walletRoutes(house, payments),
    bankRoutes(house),
    topupRoutes(house, payments),
    payLinkRoutes(house, payments),
    automaticTopupRoutes(house, payments),
    enquiryRoutes(house),
    refundRoutes(house, payments),
    payoutRoutes(house),
    payoutAccountRoutes(house),
    attentionRoutes(house),
    settlementRoutes(house, payments, { afterwards: () => placeNewPayments(house) }),
  ]
  const knowledge = doorKnowledge(house)
  registerRoutes(app, knowledge, slices, { isHttps })
  openShortWay(app, { readTillToken: knowledge.readTillToken, sell: queue.submit, log: house.log })
  registerLive(app, house, { knowledge, describeCards: (db, cards) => describeCards(db, house, cards) })
  takePayments(app, house, payments)
  registerMailbox(app, house)
  sendMessages(app, house, { mail, sms })
  registerDeliveryReports(app, house)
  takeBankFiles(app, house, options.bankFolder ?? null)
  keepTables(app, house)
  closeDays(app, house)
  warnInTime(app, house)
  registerHealth(app, house)
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.addHook('onClose', () => queue.drain())
  return app
}

// As often as a server's autovacuum looks.
const MAINTAIN_EVERY_MS = 60_000

function keepTables(app: FastifyInstance, house: House): void {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const maintain = () => {
    running = house.database.maintain().catch(() => house.log('tables could not be kept'))
  }
  app.addHook('onListen', async () => {
    maintain()
    timer = setInterval(maintain, MAINTAIN_EVERY_MS)
  })
  app.addHook('onClose', async () => {
    if (timer) clearInterval(timer)
    await running
  })
}

function closeDays(app: FastifyInstance, house: House): void {
  const closer = makeDayCloser(house)
  app.addHook('onListen', async () => closer.start())
  app.addHook('onClose', () => closer.stop())
}

function warnInTime(app: FastifyInstance, house: House): void {
  const warner = makeFamilyWarner(house)
  app.addHook('onListen', async () => warner.start())
  app.addHook('onClose', () => warner.stop())
}

function takeBankFiles(app: FastifyInstance, house: House, folder: string | null): void {
  const watch = watchBankFolder(house, folder)
  app.addHook('onListen', async () => watch.start())
  app.addHook('onClose', () => watch.stop())
}

function takePayments(app: FastifyInstance, house: House, payments: Payments): void {
  registerPaymentCallbacks(app, house, payments)
  const watcher = makeTopupWatcher(house, payments)
  const refunds = makeRefundWatcher(house, payments)
  const arrangements = makeArrangementWatcher(house, payments)
  const webhooks = watchWebhooks(house, payments)
  const statements = watchStatements(house, payments, { afterwards: () => placeNewPayments(house) })
  app.addHook('onListen', async () => {
    payments.start()
    watcher.start()
    refunds.start()
    arrangements.start()
    statements.start()
    webhooks.start()
  })
  app.addHook('onClose', async () => {
    await arrangements.stop()
    await watcher.stop()
    await refunds.stop()
    await statements.stop()
    await webhooks.stop()
    await payments.stop()
  })
}

function transportOf(house: House, { mail, sms }: Pick<AppOptions, 'mail' | 'sms'>): Transport | null {
  const push = house.pushHosts === null ? [] : [webPushTransport(house)]
  if (house.installation === 'demo') return joinTransports([localMailbox(), ...push.map(readAnyway)])
  const transports = [
    ...push,
    ...(mail ? [smtpTransport({ url: mail.smtpUrl, from: mail.from })] : []),
    ...(sms ? [linkMobility(sms, { reserve: (parts) => reserveSms(house, parts), now: house.clock.now })] : []),
  ]
  return transports.length > 0 ? joinTransports(transports) : null
}

function sendMessages(app: FastifyInstance, house: House, ways: Pick<AppOptions, 'mail' | 'sms'>): void {
  const transport = transportOf(house, ways)
  if (!transport) return
  const sender = makeSender(house, transport)
  // What was just done may have left a letter. A sale leaves none, and has no time to lose.
  app.addHook('onResponse', async ({ method, routeOptions }, { statusCode }) => {
    if (method !== 'GET' && statusCode < 300 && routeOptions.url !== '/api/purchases') sender.poke()
  })
  app.addHook('onListen', async () => sender.start())
  app.addHook('onClose', () => sender.stop())
}

// Where this process itself is reached, from itself, without HTTPS: a certificate holds for the public name only.
function ownAddress(app: FastifyInstance): string {
  const place = app.server.address()
  if (place === null || typeof place === 'string') throw new Error('the server does not listen on a port')
  const everywhere = place.address === '0.0.0.0' || place.address === '::'
  const host = everywhere ? '127.0.0.1' : place.family === 'IPv6' ? `[${place.address}]` : place.address
  return `http://${host}:${place.port}`
}

function doorKnowledge(house: House): DoorKnowledge {
  return { ...peopleKnowledge(house), ...privacyKnowledge(house), ...tillKnowledge(house), ...phoneKnowledge(house) }
}

// Pages get every header that keeps a browser safe. An answer of the API is no page: it needs but two,
// and a sale has no time for a dozen.
function guardPages(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return reply.helmet()
    reply.raw.setHeader('x-content-type-options', 'nosniff')
    reply.raw.setHeader('cache-control', 'no-store')
  })
}

// A page of another site can make a browser send a form here, but not with our header or its own origin hidden.
function refuseForeignPages(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD' || !request.url.startsWith('/api/')) return
    const site = request.headers['sec-fetch-site']
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
    const hasCookie = request.headers.cookie !== undefined
    if (isForeign || (hasCookie && request.headers['x-kantinekort'] === undefined)) throw new Refused('request_not_from_our_pages')
  })
}

const helmetOptions = (isHttps: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // The camera reader is WebAssembly.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
    },
  },
  strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
  referrerPolicy: { policy: 'no-referrer' as const },
})
