// Who is asking, and may they? Decided here, once, from what the contract says of the route,
// before any action runs.

import type { Access, StaffRole } from '../../contract/route-types.ts'
import { Refused } from '../../contract/refusals.ts'
import { mayUse, type Standing } from '../../rules/relation-rights.ts'

/** What a request shows of the one who asks. */
export type Credentials = { sessionToken: string | null; tillToken: string | null; phone: PhoneCredentials | null; address: string; userAgent?: string }

/** A phone's token, and its signature of the moment where it has a key. */
export type PhoneCredentials = { token: string; proof: string | null }

/** A phone that holds a wallet's code. */
export type Phone = { schoolId: number; walletId: string; cardId: string }

export type Till = { schoolId: number; tillId: string; tokenHash: Buffer }

export type Caller = {
  /** Where the request came from; a whole school may share one. */
  address: string
  /** What the browser calls itself, shortened. */
  userAgent?: string
  /** Set on every route that asks for a person, a wallet or staff. */
  personId: string
  /** On a route for anyone it is what the browser sent, not looked at: whose it is, nobody has asked. */
  sessionToken: string
  /** Set on every route of a wallet: what the person may of it. */
  standing: Standing
  /** Set on every till route. */
  till: Till
  /** Set on every route of a phone. */
  phone: Phone
}

/** The answers the door needs, from the slices that know them. */
export type DoorKnowledge = {
  personOfSession: (token: string) => Promise<string | null>
  /** What a person may of a wallet, or null. */
  standingOn: (personId: string, schoolId: number, walletId: string) => Promise<Standing | null>
  /** Notes for the pupil that somebody has looked at what they have bought. */
  noteLook: (look: { personId: string; asStaff: boolean; params: Record<string, unknown> }) => Promise<void>
  /** Whether a pupil's names have been cut. Nothing more is done for one then. */
  isErased: (pupil: { schoolId: number; pupilId: string }) => Promise<boolean>
  /** A person's roles at a school, or at any school when schoolId is null. */
  staffRoles: (personId: string, schoolId: number | null) => Promise<StaffRole[]>
  /** Reads a till's token; whether it still may sell is decided where it acts, under lock, or by `isTill`. */
  readTillToken: (token: string) => Till | null
  isTill: (till: Till) => Promise<boolean>
  /** The phone that holds a code and shows that it is itself. @throws Refused phone_not_bound, phone_clock_wrong */
  phoneOf: (credentials: PhoneCredentials) => Promise<Phone>
}

/** What is known of somebody who shows nothing. */
export const NOBODY: Omit<Caller, 'address' | 'userAgent'> = {
  personId: '',
  sessionToken: '',
  standing: { relation: 'guardian', sees: 'balance', mayPay: false, mayLimit: false, mayRefund: false },
  till: { schoolId: 0, tillId: '', tokenHash: Buffer.alloc(0) },
  phone: { schoolId: 0, walletId: '', cardId: '' },
}

/** Lets the caller in or refuses. `params` are the path's; `decidesTill` leaves the till's right to the action. */
export async function openDoor(
  knowledge: DoorKnowledge,
  access: Access,
  { credentials, params, decidesTill }: { credentials: Credentials; params: Record<string, unknown>; decidesTill: boolean },
): Promise<Caller> {
  const { address, userAgent = '' } = credentials
  if (access === 'anyone') return { ...NOBODY, address, userAgent, sessionToken: credentials.sessionToken ?? '' }
  if (access === 'till') {
    const till = credentials.tillToken ? knowledge.readTillToken(credentials.tillToken) : null
    if (!till) throw new Refused('till_closed')
    if (!decidesTill && !(await knowledge.isTill(till))) throw new Refused('till_closed')
    return { ...NOBODY, address, userAgent, till }
  }
  if (access === 'phone') {
    if (!credentials.phone) throw new Refused('phone_not_bound')
    return { ...NOBODY, address, phone: await knowledge.phoneOf(credentials.phone) }
  }
  const sessionToken = credentials.sessionToken
  const personId = sessionToken ? await knowledge.personOfSession(sessionToken) : null
  if (!sessionToken || !personId) throw new Refused('not_signed_in')
  const caller = { ...NOBODY, address, userAgent, personId, sessionToken }
  if (access === 'person') return caller
  if ('wallet' in access) {
    const standing = await knowledge.standingOn(personId, Number(params.schoolId), String(params.walletId))
    // Whoever may not see a wallet is not told that it exists.
    if (!standing) throw new Refused('not_found')
    if (!mayUse(standing, access.wallet)) throw new Refused('relation_without_right')
    return { ...caller, standing }
  }
  const roles = await knowledge.staffRoles(personId, access.anywhere ? null : Number(params.schoolId))
  if (!roles.some((role) => access.staff.includes(role))) throw new Refused('not_allowed')
  return caller
}

/** What is done for a pupil is refused for one who has been erased: names that were cut stay cut. @throws Refused pupil_erased */
export async function refuseErased(knowledge: DoorKnowledge, { caller, params }: { caller: Caller; params: Record<string, unknown> }): Promise<void> {
  const schoolId = params.schoolId === undefined ? caller.till.schoolId : Number(params.schoolId)
  if (await knowledge.isErased({ schoolId, pupilId: String(params.pupilId) })) throw new Refused('pupil_erased')
}
