// The building blocks of the shapes on the wire. Every object is closed: an unknown field is refused.

import { Type, type TProperties, type TSchema } from 'typebox'
import { LARGEST_AMOUNT_ORE } from './money.ts'
import type { NamedFile, StreamedFile } from './route-types.ts'

export const closed = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$', minLength: 36, maxLength: 36 })
export const SchoolId = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
/** An amount that moves: more than nothing. */
export const AmountOre = Type.Integer({ minimum: 1, maximum: LARGEST_AMOUNT_ORE })
/** A sum or a balance: may be zero or below. */
export const SumOre = Type.Integer()
/** An instant as ISO 8601 in UTC: "2026-11-21T10:42:00.000Z". */
export const Instant = Type.String({ maxLength: 30 })
/** A calendar day: "2026-11-21". */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 })
/** A time of the day as the clock in Oslo shows it: "08:15". */
export const TimeOfDay = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', maxLength: 5 })
export const Email = Type.String({ minLength: 3, maxLength: 254 })
export const Name = Type.String({ minLength: 1, maxLength: 80 })
export const Title = Type.String({ minLength: 1, maxLength: 60 })
export const Password = Type.String({ minLength: 1, maxLength: 200 })
export const Token = Type.String({ minLength: 20, maxLength: 200 })
export const Language = Type.Union([Type.Literal('nb'), Type.Literal('nn'), Type.Literal('en')])
/** What a scanner reads or a hand types; its meaning is decided by rules/card-codes. */
export const ScannedCode = Type.String({ minLength: 4, maxLength: 64 })
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])

/** So many of each of a receipt's lines, by their places on it from 0. */
export const SomeOfLines = Type.Array(closed({ place: Type.Integer({ minimum: 0, maximum: 49 }), quantity: Type.Integer({ minimum: 1, maximum: 99 }) }), {
  minItems: 1,
  maxItems: 50,
})

/** The reply of a route whose answer is a file. */
export const FileReply = Type.Unsafe<NamedFile>(Type.String({ format: 'binary' }))

/** The same where the file is written while it is sent. */
export const StreamReply = Type.Unsafe<StreamedFile>(Type.String({ format: 'binary' }))

export const Done = closed({ done: Type.Literal(true) })

/** Who runs the canteen, as shown in every footer and on every receipt. */
export const Operator = closed({
  operatorId: Id,
  name: Type.String(),
  organisationNumber: Type.String(),
  isVatRegistered: Type.Boolean(),
  address: Type.String(),
  postalCode: Type.String(),
  city: Type.String(),
  email: Type.String(),
  phone: Type.String(),
})
