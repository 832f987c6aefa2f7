// Hard stops at the till: what products hold, what pupils cannot stand, and ages.

import { Type } from 'typebox'
import { allergySources, consentGivers, consentWays, declaredAllergens, overrideReasons, pupilAllergens } from './allergens.ts'
import type { RouteDefinition } from './route-types.ts'
import { AmountOre, closed, Day, Done, Id, Instant, nullable, ScannedCode, SchoolId, Title } from './shapes.ts'
import { WantedLine } from './till-routes.ts'

const anyStaff = { staff: ['administrator', 'office', 'canteen'] } as const
const canteenStaff = { staff: ['administrator', 'canteen'] } as const
// Health is for those who need it, and the canteen learns at the till what it must.
const officeStaff = { staff: ['administrator', 'office'] } as const

const ProductParams = closed({ schoolId: SchoolId, productId: Id })
const PupilParams = closed({ schoolId: SchoolId, pupilId: Id })
const WalletParams = closed({ schoolId: SchoolId, walletId: Id })

const Contents = {
  contains: Type.Array(Type.Enum(declaredAllergens), { maxItems: declaredAllergens.length, uniqueItems: true }),
  traces: Type.Array(Type.Enum(declaredAllergens), { maxItems: declaredAllergens.length, uniqueItems: true }),
  /** As it would stand on a label; nothing where nobody has written it down. */
  ingredients: Type.String({ maxLength: 1_000 }),
}
const AgeLimit = { ageLimit: nullable(Type.Integer({ minimum: 10, maximum: 25 })), ageReason: nullable(Title) }

/** A change of what is known of a product, as its history shows it. */
export const DeclarationEvent = closed({
  eventId: Id,
  what: Type.Enum(['confirmed', 'recipe_changed', 'age_limit']),
  madeAt: Instant,
  byName: Type.String(),
  ...Contents,
  ...AgeLimit,
})

const ProductDeclaration = closed({
  ...Contents,
  ...AgeLimit,
  /** Null: nobody's word holds, and what it holds is unknown. */
  declaredAt: nullable(Instant),
  history: Type.Array(DeclarationEvent),
})

const AllergyWish = Type.Array(closed({ allergen: Type.Enum(pupilAllergens), stopsOnTraces: Type.Boolean() }), { minItems: 1, maxItems: pupilAllergens.length })

export const StoredAllergies = closed({
  allergies: Type.Array(
    closed({
      allergen: Type.Enum(pupilAllergens),
      stopsOnTraces: Type.Boolean(),
      source: Type.Enum(allergySources),
      setAt: Instant,
      /** First name; null where it must not be told, or is one's own. */
      setBy: nullable(Type.String()),
      isYours: Type.Boolean(),
    }),
  ),
  /** Without it nothing is stored. */
  consent: nullable(
    closed({ givenBy: Type.Enum(consentGivers), way: Type.Enum(consentWays), givenAt: Instant, by: nullable(Type.String()), isYours: Type.Boolean() }),
  ),
})

export const stopRoutes = {
  'GET /api/office/schools/:schoolId/products/:productId/declaration': {
    access: anyStaff,
    summary: 'What a product holds, who confirmed it, and what was said before',
    params: ProductParams,
    reply: ProductDeclaration,
  },
  'PUT /api/office/schools/:schoolId/products/:productId/declaration': {
    access: canteenStaff,
    summary: 'Confirms what a product holds, by whoever asks, from now on',
    params: ProductParams,
    body: closed(Contents),
    reply: ProductDeclaration,
  },
  'POST /api/office/schools/:schoolId/products/:productId/recipe-change': {
    access: canteenStaff,
    summary: 'The recipe or the supplier is another: what the product holds is unknown until somebody confirms it',
    params: ProductParams,
    reply: ProductDeclaration,
  },
  'PUT /api/office/schools/:schoolId/products/:productId/age-limit': {
    access: canteenStaff,
    summary: 'How old one must be to buy a product, and why; null: anybody may',
    params: ProductParams,
    body: closed(AgeLimit),
    reply: ProductDeclaration,
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/stops': {
    access: officeStaff,
    summary: 'A pupil’s date of birth and what they cannot stand, with who said so',
    params: PupilParams,
    reply: closed({ bornOn: nullable(Day), ...StoredAllergies.properties }),
  },
  'PUT /api/office/schools/:schoolId/pupils/:pupilId/born-on': {
    access: officeStaff,
    summary: 'Sets a pupil’s date of birth; null: nobody knows',
    params: PupilParams,
    body: closed({ bornOn: nullable(Day) }),
    reply: closed({ bornOn: nullable(Day) }),
  },
  'PUT /api/office/schools/:schoolId/pupils/:pupilId/allergies': {
    access: officeStaff,
    summary: 'Stores what a pupil cannot stand, by the consent that the school has got',
    params: PupilParams,
    body: closed({
      allergies: AllergyWish,
      source: Type.Enum(allergySources),
      consent: closed({ givenBy: Type.Enum(consentGivers), way: Type.Enum(['written', 'conversation']) }),
    }),
    reply: StoredAllergies,
  },
  'DELETE /api/office/schools/:schoolId/pupils/:pupilId/allergies': {
    access: officeStaff,
    summary: 'The consent is withdrawn: what a pupil cannot stand is deleted at once',
    params: PupilParams,
    reply: Done,
  },
  'GET /api/wallets/:schoolId/:walletId/allergies': {
    access: { wallet: 'see' },
    summary: 'What is stored of what the holder of a wallet cannot stand, who said so, and whether the one who asks may change it',
    params: WalletParams,
    reply: closed({
      ...StoredAllergies.properties,
      firstName: Type.String(),
      /** A guardian may, and a pupil of age. */
      mayChange: Type.Boolean(),
    }),
  },
  'PUT /api/wallets/:schoolId/:walletId/allergies': {
    access: { wallet: 'see' },
    summary: 'Stores what the holder cannot stand, with the explicit consent of the one who asks',
    params: WalletParams,
    body: closed({ allergies: AllergyWish, isConsent: Type.Literal(true) }),
    reply: StoredAllergies,
  },
  'DELETE /api/wallets/:schoolId/:walletId/allergies': {
    access: { wallet: 'see' },
    summary: 'Withdraws the consent: what was stored is deleted at once',
    params: WalletParams,
    reply: Done,
  },
  'GET /api/till/adults': {
    access: 'till',
    summary: 'The adults with a PIN who may let a stopped sale go on at this till',
    reply: closed({ adults: Type.Array(closed({ cashierId: Id, name: Type.String() })) }),
  },
  'POST /api/till/stop-overrides': {
    access: 'till',
    summary: 'A second adult lets a stopped sale go on, with a reason; it is told to the family when it is sold. The same id again changes nothing',
    body: closed({
      id: Id,
      code: ScannedCode,
      lines: Type.Array(WantedLine, { minItems: 1, maxItems: 50 }),
      totalOre: AmountOre,
      stop: Type.Enum(['contents_stopped', 'contents_unknown', 'age_unknown', 'seller_too_young']),
      /** What the adult was shown: no other products go on by it. */
      productIds: Type.Array(Id, { minItems: 1, maxItems: 50 }),
      cashierId: Id,
      pin: Type.String({ minLength: 4, maxLength: 12 }),
      reason: Type.Enum(overrideReasons),
    }),
    reply: Done,
  },
} as const satisfies Record<string, RouteDefinition>
