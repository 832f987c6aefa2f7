import { Type } from 'typebox'
import { cardPrintFormats } from './card-prints.ts'
import type { RouteDefinition } from './route-types.ts'
import { closed, FileReply, Id, Language, SchoolId } from './shapes.ts'

const officeStaff = { staff: ['administrator', 'office'] } as const

const PrintLook = {
  format: Type.Enum(cardPrintFormats),
  /** Code 128 beside the QR code, for scanners that read nothing else. */
  barcode: Type.Optional(Type.Boolean()),
  /** The language of the words on the card; bokmål unless told. */
  language: Type.Optional(Language),
}

export const cardPrintRoutes = {
  'GET /api/office/schools/:schoolId/card-batches/:batchId/print': {
    access: officeStaff,
    summary: 'The cards of a batch that nobody has got yet, on paper; a card that was handed out is never printed twice',
    params: closed({ schoolId: SchoolId, batchId: Id }),
    query: closed(PrintLook),
    reply: FileReply,
    file: 'application/pdf',
  },
  'GET /api/office/schools/:schoolId/pupils/:pupilId/cards/:cardId/print': {
    access: officeStaff,
    summary: 'A pupil’s new card on paper when it took over for another, with the name on it if wanted',
    params: closed({ schoolId: SchoolId, pupilId: Id, cardId: Id }),
    query: closed({ ...PrintLook, name: Type.Optional(Type.Boolean()) }),
    reply: FileReply,
    file: 'application/pdf',
  },
} as const satisfies Record<string, RouteDefinition>
