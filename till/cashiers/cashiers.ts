// Who stands at the till. While there is contact the server says; alone, the device does, and tells the journal afterwards.
// When it is back and somebody else has taken over meanwhile, the till locks: they show their PIN once more, to the server.
import { ApiRefusal, ApiUnreachable } from '../../kit/api.ts'
import type { Refusal } from '../../contract/refusals.ts'
import type { RouteReply } from '../../contract/route-types.ts'
import type { ContactKeeper } from '../contact/contact.ts'
import type { Happening } from '../journal/teller.ts'
import type { Shelf } from '../storage/shelf.ts'
import { watched, type Watched } from '../watched.ts'
import type { Pins } from './pins.ts'

export type AtTill = RouteReply<'POST /api/till/cashier'>
export type Cashier = AtTill['cashiers'][number]

export type Present = {
  /** False where nobody has to sign in: the device is the till. */
  mustSignIn: boolean
  cashier: Cashier | null
  supervisor: Cashier | null
}

/** What was done while the till was alone, until the server has heard of it. */
export type KeptPresence = { tillId: string; day: string; cashierId: string | null; supervisorId: string | null }

export type Cashiers = {
  present: Watched<Present>
  /** The lock screen was asked for by somebody who is signed in. */
  isChanging: Watched<boolean>
  /** @throws ApiRefusal, ApiUnreachable */
  signIn: (who: { cashierId: string; pin: string }) => Promise<void>
  supervise: (who: { cashierId: string; pin: string }) => Promise<void>
  signOut: () => Promise<void>
  endSupervision: () => Promise<void>
  /** May whoever is signed in come back after a lock? Alone only by a PIN that this device knows. */
  mayLock: () => boolean
  load: () => Promise<void>
  contactCameBack: () => void
  forget: () => Promise<void>
}

type Needs = {
  tillId: string
  keeper: Pick<ContactKeeper, 'contact' | 'ask' | 'have' | 'missed'>
  ask: {
    signIn: (who: { cashierId: string; pin: string }) => Promise<AtTill>
    supervise: (who: { cashierId: string; pin: string }) => Promise<AtTill>
    signOut: () => Promise<AtTill>
    endSupervision: () => Promise<AtTill>
  }
  pins: Pins
  shelf: Shelf<KeptPresence>
  /** Norwegian, by the server's clock. */
  today: () => string
  now: () => string
  tell: (happening: Happening) => void
  /** Sales of whoever was signed in before are still being asked for. */
  isWaiting?: () => boolean
}

const THE_ONE = 'the-one'
const nobodyHasTo: Present = { mustSignIn: false, cashier: null, supervisor: null }

export function keepCashiers({ tillId, keeper, ask, pins, shelf, today, now, tell, isWaiting = () => false }: Needs): Cashiers {
  const present = watched<Present>(nobodyHasTo)
  const isChanging = watched(false)
  /** What this device has decided alone. */
  let own: KeptPresence | null = null
  let known = ''

  const roster = (): AtTill | null => keeper.contact.read().catalogue?.cashiers ?? null
  const isAlone = () => keeper.contact.read().link === 'lost'

  function follow(): void {
    const list = roster()
    if (list === null) return become(nobodyHasTo)
    const said = own ?? list
    const by = (id: string | null) => (said.day === today() ? (list.cashiers.find(({ cashierId }) => cashierId === id) ?? null) : null)
    become({ mustSignIn: true, cashier: by(said.cashierId), supervisor: by(said.supervisorId) })
    const names = JSON.stringify(list.cashiers.map(({ cashierId, pinSetAt }) => [cashierId, pinSetAt]))
    if (names !== known) void pins.keepOnly(list.cashiers).catch(() => undefined)
    known = names
  }

  function become(next: Present): void {
    const before = present.read()
    const isSame = before.mustSignIn === next.mustSignIn && isOne(before.cashier, next.cashier) && isOne(before.supervisor, next.supervisor)
    if (isSame) return
    if (next.cashier === null) isChanging.set(false)
    present.set(next)
  }

  keeper.contact.subscribe(follow)

  async function decideAlone(next: Pick<KeptPresence, 'cashierId' | 'supervisorId'>): Promise<void> {
    const before = present.read()
    const changes: [before: string | null, after: string | null, ended: Happening['kind'], began: Happening['kind']][] = [
      [before.supervisor?.cashierId ?? null, next.supervisorId, 'supervision_ended', 'supervision_began'],
      [before.cashier?.cashierId ?? null, next.cashierId, 'cashier_signed_out', 'cashier_signed_in'],
    ]
    own = { tillId, day: today(), ...next }
    await shelf.keep(THE_ONE, own)
    for (const [was, is, ended, began] of changes) {
      if (was === is) continue
      if (was !== null) tell({ kind: ended, cashierId: was, at: now() })
      if (is !== null) tell({ kind: began, cashierId: is, at: now() })
    }
    follow()
  }

  async function takeServers(answer: AtTill): Promise<void> {
    own = null
    await shelf.remove(THE_ONE).catch(() => undefined)
    keeper.have({ cashiers: answer })
    follow()
  }

  /** Over the network where there is one; the device decides only where nobody answers. */
  async function either(online: () => Promise<AtTill>, alone: () => Promise<void>): Promise<void> {
    if (!isAlone()) {
      try {
        return await takeServers(await online())
      } catch (error) {
        if (!(error instanceof ApiUnreachable)) {
          // What the till believes may be old.
          if (error instanceof ApiRefusal && error.code !== 'pin_wrong') void keeper.ask()
          throw error
        }
        keeper.missed()
      }
    }
    await alone()
  }

  async function checkAlone({ cashierId, pin }: { cashierId: string; pin: string }): Promise<Cashier> {
    const cashier = roster()?.cashiers.find((each) => each.cashierId === cashierId)
    if (cashier === undefined) throw refused({ code: 'cashier_not_here' })
    const verdict = await pins.check({ ...cashier, pin })
    if (verdict.is === 'unknown') throw refused({ code: 'offline_cashier_unknown' })
    if (verdict.is === 'locked') throw refused({ code: 'offline_pin_locked' })
    if (verdict.is === 'wrong') throw refused({ code: 'pin_wrong', facts: { triesLeft: verdict.triesLeft } })
    knownAlone.add(cashierId)
    return cashier
  }

  /** Whose PIN this device knows, as far as it has seen. */
  const knownAlone = new Set<string>()

  async function learn({ cashierId, pin }: { cashierId: string; pin: string }): Promise<void> {
    const cashier = roster()?.cashiers.find((each) => each.cashierId === cashierId)
    if (cashier === undefined) return
    await pins.learn({ ...cashier, pin })
    knownAlone.add(cashierId)
  }

  async function settle(): Promise<void> {
    // A sale of the one before is theirs, as long as nobody has signed them out.
    if (own === null || isWaiting() || !(await keeper.ask())) return
    const [mine, said] = [own, roster()]
    if (mine === null || said === null) return
    const isAsServerSays = said.day === mine.day && said.cashierId === mine.cashierId && said.supervisorId === mine.supervisorId
    // The server knows nothing of who took over: they show it their PIN, and nothing is sold in another's name.
    if (!isAsServerSays && said.supervisorId !== mine.supervisorId && said.supervisorId !== null) await ask.endSupervision()
    await takeServers(isAsServerSays ? said : await ask.signOut())
  }

  return {
    present,
    isChanging,
    signIn: async (who) => {
      await either(
        () => ask.signIn(who),
        async () => {
          const cashier = await checkAlone(who)
          const supervisorId = present.read().supervisor?.cashierId ?? null
          if (cashier.kind === 'pupil' && supervisorId === null) throw refused({ code: 'supervisor_needed' })
          await decideAlone({ cashierId: cashier.cashierId, supervisorId })
        },
      )
      if (!isAlone()) void learn(who).catch(() => undefined)
      isChanging.set(false)
    },
    supervise: async (who) => {
      await either(
        () => ask.supervise(who),
        async () => {
          const adult = await checkAlone(who)
          if (adult.kind !== 'adult') throw refused({ code: 'adult_needed' })
          await decideAlone({ cashierId: present.read().cashier?.cashierId ?? null, supervisorId: adult.cashierId })
        },
      )
      if (!isAlone()) void learn(who).catch(() => undefined)
    },
    signOut: () => either(ask.signOut, () => decideAlone({ cashierId: null, supervisorId: present.read().supervisor?.cashierId ?? null })),
    endSupervision: () =>
      either(ask.endSupervision, async () => {
        const { cashier } = present.read()
        await decideAlone({ cashierId: cashier && cashier.kind !== 'pupil' ? cashier.cashierId : null, supervisorId: null })
      }),
    mayLock: () => !isAlone() || knownAlone.size > 0,
    load: async () => {
      const kept = await shelf.read(THE_ONE)
      if (kept?.tillId === tillId) own = kept
      follow()
    },
    contactCameBack: () => void settle().catch(() => undefined),
    forget: async () => {
      own = null
      await shelf.remove(THE_ONE).catch(() => undefined)
      await pins.forget().catch(() => undefined)
    },
  }
}

const isOne = (one: Cashier | null, other: Cashier | null) => one?.cashierId === other?.cashierId && one?.name === other?.name

/** The till itself says no, in the words that the server would use. */
const refused = ({ code, facts = {} }: Refusal) => new ApiRefusal({ code, status: 409, facts, incident: undefined })

export function readKeptPresence(found: unknown): KeptPresence | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  const { tillId, day, cashierId, supervisorId } = found as Partial<KeptPresence>
  return typeof tillId === 'string' && typeof day === 'string' && cashierId !== undefined && supervisorId !== undefined ? (found as KeptPresence) : undefined
}
