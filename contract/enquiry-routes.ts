import { Type } from 'typebox'
import { enquiryDeeds, enquiryStates, enquiryTopics, LONGEST_MESSAGE_CHARACTERS, writtenTopics } from './enquiries.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, Email, Id, Instant, Language, nullable, SchoolId, SumOre, Token } from './shapes.ts'

const officeStaff = { staff: ['administrator', 'office'] } as const

export const MessageText = Type.String({ minLength: 1, maxLength: LONGEST_MESSAGE_CHARACTERS })

/** A field that people never see: what fills it in is a machine. */
const Honeypot = Type.Optional(Type.String({ maxLength: 200 }))

const Topic = Type.Enum(enquiryTopics)
const WrittenTopic = Type.Enum(writtenTopics)
const State = Type.Enum(enquiryStates)

export const SentEnquiry = closed({
  enquiryId: Id,
  /** Counts a school's enquiries: what people refer to on the phone. */
  number: Type.Integer(),
  /** Where the answer goes, most of it hidden. */
  sentTo: Type.String(),
})

export const EnquiryMessage = closed({
  messageId: Id,
  from: Type.Union([Type.Literal('family'), Type.Literal('office')]),
  /** First name of whoever wrote; null for the family, and for one who has no profile. */
  writtenBy: nullable(Type.String()),
  body: Type.String(),
  madeAt: Instant,
})

/** An enquiry as the family sees it: never a note, never who works on it. */
export const FamilyEnquiry = closed({
  schoolId: SchoolId,
  enquiryId: Id,
  number: Type.Integer(),
  schoolName: Type.String(),
  topic: Topic,
  state: State,
  pupilFirstName: nullable(Type.String()),
  madeAt: Instant,
  changedAt: Instant,
})

export const FamilyThread = closed({
  enquiry: FamilyEnquiry,
  messages: Type.Array(EnquiryMessage),
  /** False when it is closed, or when the link one came by has been used for a reply. */
  mayReply: Type.Boolean(),
})

const Colleague = closed({ personId: Id, firstName: Type.String(), lastName: Type.String() })

export const EnquiryRow = closed({
  enquiryId: Id,
  number: Type.Integer(),
  state: State,
  topic: Topic,
  /** The name of one who was signed in, otherwise the address. */
  writer: Type.String(),
  pupilName: nullable(Type.String()),
  /** The beginning of what was written last. */
  excerpt: Type.String(),
  assignee: nullable(Colleague),
  madeAt: Instant,
  changedAt: Instant,
  /** Since when the family has waited for the office; null when it is not the office's turn. */
  waitsSince: nullable(Instant),
})

export const OfficeEnquiry = closed({
  enquiryId: Id,
  number: Type.Integer(),
  state: State,
  topic: Topic,
  madeAt: Instant,
  changedAt: Instant,
  waitsSince: nullable(Instant),
  assignee: nullable(Colleague),
  writer: closed({
    email: Type.String(),
    language: Language,
    /** Null for one who wrote without signing in: then nobody has shown that the address is theirs. */
    name: nullable(Type.String()),
    /** How the writer is related to the attached pupil today. */
    relation: nullable(Type.Union([Type.Literal('own'), Type.Literal('guardian')])),
  }),
  pupil: nullable(closed({ pupilId: Id, walletId: Id, firstName: Type.String(), lastName: Type.String(), className: Type.String(), balanceOre: SumOre })),
  /** The purchase that the family says was not theirs. */
  purchase: nullable(
    closed({
      purchaseId: Id,
      happenedAt: Instant,
      tillName: Type.String(),
      receiptNumber: Type.Integer(),
      totalOre: SumOre,
      lines: Type.Array(closed({ name: Type.String(), quantity: Type.Integer() })),
    }),
  ),
  messages: Type.Array(EnquiryMessage),
  notes: Type.Array(closed({ noteId: Id, writtenBy: Type.String(), body: Type.String(), madeAt: Instant })),
  history: Type.Array(
    closed({
      eventId: Id,
      event: Type.Enum(['assigned', 'given_back', ...enquiryDeeds]),
      /** Who did it; null when the family's reply did. */
      by: nullable(Type.String()),
      assignee: nullable(Type.String()),
      madeAt: Instant,
    }),
  ),
})

const SchoolParams = closed({ schoolId: SchoolId })
const EnquiryParams = closed({ schoolId: SchoolId, enquiryId: Id })

export const enquiryRoutes = {
  'POST /api/enquiries': {
    access: 'anyone',
    summary: 'Writes to a school without signing in; the answer goes to the address. The same id again gets the same answer',
    body: closed({ id: Id, schoolId: SchoolId, topic: WrittenTopic, message: MessageText, email: Email, language: Language, website: Honeypot }),
    reply: SentEnquiry,
  },
  'POST /api/person/enquiries': {
    access: 'person',
    summary: 'Writes to a school as the one who is signed in, with a pupil attached if one wants. The same id again gets the same answer',
    body: closed({ id: Id, schoolId: SchoolId, topic: WrittenTopic, message: MessageText, walletId: nullable(Id), website: Honeypot }),
    reply: SentEnquiry,
  },
  'GET /api/person/enquiries': {
    access: 'person',
    summary: 'What the one who is signed in has written, the latest first',
    reply: closed({ enquiries: Type.Array(FamilyEnquiry) }),
  },
  'GET /api/person/enquiries/:schoolId/:enquiryId': {
    access: 'person',
    summary: 'One of one’s own enquiries with all that was written',
    params: EnquiryParams,
    reply: FamilyThread,
  },
  'POST /api/person/enquiries/:schoolId/:enquiryId/messages': {
    access: 'person',
    summary: 'Replies in one of one’s own enquiries; opens a solved one again',
    params: EnquiryParams,
    body: closed({ id: Id, message: MessageText }),
    reply: FamilyThread,
  },
  'POST /api/enquiry-links/read': {
    access: 'anyone',
    summary: 'The enquiry that a letter’s link leads to, for one without a profile',
    body: closed({ token: Token }),
    reply: FamilyThread,
  },
  'POST /api/enquiry-links/reply': {
    access: 'anyone',
    summary: 'Replies by a letter’s link, once for each link',
    body: closed({ token: Token, id: Id, message: MessageText }),
    reply: FamilyThread,
  },
  'GET /api/office/schools/:schoolId/enquiries': {
    access: officeStaff,
    summary: 'Enquiries to a school by state, topic, words and who has them, a page at a time',
    params: SchoolParams,
    query: closed({
      search: Type.Optional(Type.String({ maxLength: 80 })),
      /** 'active' is all that is not solved or closed. */
      state: Type.Optional(Type.Enum(['active', ...enquiryStates])),
      topic: Type.Optional(Topic),
      mine: Type.Optional(Type.Boolean()),
      sort: Type.Optional(Type.Enum(['waiting', 'number', 'changed'])),
      descending: Type.Optional(Type.Boolean()),
      offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: closed({ enquiries: Type.Array(EnquiryRow), total: Type.Integer() }),
  },
  'GET /api/office/schools/:schoolId/enquiry-count': {
    access: officeStaff,
    summary: 'How many enquiries are the office’s turn, and how long the oldest has waited',
    params: SchoolParams,
    reply: closed({ count: Type.Integer(), newCount: Type.Integer(), mineCount: Type.Integer(), oldestWaitsSince: nullable(Instant) }),
  },
  'GET /api/office/schools/:schoolId/enquiry-colleagues': {
    access: officeStaff,
    summary: 'Who may be given an enquiry at this school',
    params: SchoolParams,
    reply: closed({ colleagues: Type.Array(Colleague) }),
  },
  'GET /api/office/schools/:schoolId/enquiries/:enquiryId': {
    access: officeStaff,
    summary: 'One enquiry with all that was written, noted and done',
    params: EnquiryParams,
    reply: OfficeEnquiry,
  },
  'POST /api/office/schools/:schoolId/enquiries/:enquiryId/answers': {
    access: officeStaff,
    summary: 'Answers the family by e-mail; refused when something has been written that the one who answers has not seen',
    params: EnquiryParams,
    body: closed({ id: Id, message: MessageText, lastSeenMessageId: Id, isSolved: Type.Boolean() }),
    reply: OfficeEnquiry,
  },
  'POST /api/office/schools/:schoolId/enquiries/:enquiryId/notes': {
    access: officeStaff,
    summary: 'Notes something that the family never sees',
    params: EnquiryParams,
    body: closed({ id: Id, note: MessageText }),
    reply: OfficeEnquiry,
  },
  'POST /api/office/schools/:schoolId/enquiries/:enquiryId/assignee': {
    access: officeStaff,
    summary: 'Takes the enquiry, gives it to a colleague, or gives it back with null',
    params: EnquiryParams,
    body: closed({ personId: nullable(Id) }),
    reply: OfficeEnquiry,
  },
  'POST /api/office/schools/:schoolId/enquiries/:enquiryId/deeds': {
    access: officeStaff,
    summary: 'Solves, closes or reopens the enquiry; what has been done already stays as it is',
    params: EnquiryParams,
    body: closed({ deed: Type.Enum(enquiryDeeds) }),
    reply: OfficeEnquiry,
  },
} as const satisfies Record<string, RouteDefinition>
