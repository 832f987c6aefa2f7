// What this till knows of cards by itself: which do not pay, and which phone codes are genuine. It only ever says no
// sooner than the server would; whether a sale happens is the server's to say.
import type { CardChange, CardStop } from '../../contract/live-events.ts'
import type { Refusal } from '../../contract/refusals.ts'
import { type PhoneCode, readCode } from '../../rules/card-codes.ts'
import { phoneCodesOffUntil } from '../../rules/phone-hours.ts'
import { questionOf, stepsOfGrace } from '../../rules/phone-codes.ts'
import { askAfter } from '../contact/ask-after.ts'
import { type Device, THE_ONE } from '../storage/device.ts'
import { checkPhoneCode, indexOf, type PhoneKeyIndex, type PhoneKeys, type PhoneKeysReply, type PhoneVerdict } from './phone-keys.ts'
import { type StoppedCards, type StoppedCardsReply, withChange } from './stopped-cards.ts'
import { canHash, tillHash } from './till-hash.ts'
import { isWorthKeeping } from './used-steps.ts'

/** `isGenuine`: the till has checked the code itself. Whether the server takes it is another question. */
export type CardVerdict = { refusal: Refusal } | { isGenuine: boolean; hash: string | null }

export type Circumstances = {
  /** The server's time as this till knows it, and whether it has been told in this sitting. */
  nowMs: number
  isClockSet: boolean
  isInContact: boolean
  /** The till is being told of every change. */
  isFollowing: boolean
}

export type KnownCards = {
  /** Takes up what lies on the device. */
  load: () => Promise<void>
  /** Asks for both lists, or once more after a question that is under way. */
  refresh: () => Promise<void>
  take: (change: CardChange) => void
  /** Calls back with each card that is stopped from now on. */
  onStopped: (listener: (hash: string, stop: CardStop) => void) => void
  judge: (code: string, circumstances: Circumstances) => Promise<CardVerdict>
  /** A code has paid: it does not pay again. */
  notePaid: (code: string, nowMs: number) => Promise<void>
  /** This device is no till any more: nothing of it stays. */
  forget: () => Promise<void>
  count: () => { stopped: number; phones: number }
}

type Needs = {
  till: { schoolId: number; tillId: string }
  device: Pick<Device, 'stoppedCards' | 'phoneKeys' | 'usedSteps'>
  askStopped: (version: string | undefined) => Promise<StoppedCardsReply>
  askPhoneKeys: (version: string | undefined) => Promise<PhoneKeysReply>
}

/** Changes that came while the list was on its way, and may be newer than it. */
const MOST_REMEMBERED_CHANGES = 200

export function knowCards({ till: { schoolId, tillId }, device, askStopped, askPhoneKeys }: Needs): KnownCards {
  let stopped: StoppedCards = { tillId, version: '', cards: [] }
  let stops = new Map<string, CardStop>()
  let phones: PhoneKeys = { tillId, version: '', days: [], keys: [], hoursOff: null }
  let index: PhoneKeyIndex = new Map()
  const used = new Map<string, number>()
  const listeners = new Set<(hash: string, stop: CardStop) => void>()
  let changesMeanwhile: CardChange[] | null = null
  let isFresh = false
  let isForgotten = false

  function haveStopped(list: StoppedCards): void {
    stopped = list
    stops = new Map(list.cards.map(({ hash, stop }) => [hash, stop]))
    if (!isForgotten) void device.stoppedCards.keep(THE_ONE, list).catch(() => undefined)
  }

  function havePhones(list: PhoneKeys): void {
    if (list.keys !== phones.keys) index = indexOf(list)
    phones = list
    if (!isForgotten) void device.phoneKeys.keep(THE_ONE, list).catch(() => undefined)
  }

  async function askBoth(): Promise<void> {
    changesMeanwhile = []
    try {
      const [stoppedNow, phonesNow] = await Promise.all([askStopped(stopped.version || undefined), askPhoneKeys(phones.version || undefined)])
      if (stoppedNow.cards !== null) {
        // A change that came meanwhile may be newer than the answer. Should it be older, a newer one is on its way.
        const list = changesMeanwhile.reduce(withChange, { tillId, version: stoppedNow.version, cards: stoppedNow.cards })
        const isKnown = stops
        haveStopped(list)
        for (const { hash, stop } of list.cards) if (!isKnown.has(hash)) tellStopped(hash, stop)
      }
      const { version, days, keys, hoursOff } = phonesNow
      if (keys !== null) havePhones({ tillId, version, days, keys, hoursOff })
      isFresh = true
    } finally {
      changesMeanwhile = null
    }
  }

  const refresh = askAfter(() =>
    askBoth().catch(() => {
      isFresh = false
    }),
  )

  function tellStopped(hash: string, stop: CardStop): void {
    for (const listener of listeners) listener(hash, stop)
  }

  async function judgePhone(code: PhoneCode, hash: string, { nowMs, isInContact }: Circumstances, mayDecide: boolean): Promise<Refusal | boolean> {
    const until = phoneCodesOffUntil(phones.hoursOff, new Date(nowMs))
    if (until !== null && mayDecide) return { code: 'phone_codes_off', facts: { until } }
    const verdict = await checkPhoneCode(phones, index, { code, hash, nowMs, lastStep: used.get(hash) ?? null })
    return refusalOf(verdict, { mayDecide, isInContact, hasList: phones.keys.length > 0 }) ?? verdict.is === 'genuine'
  }

  return {
    load: async () => {
      const [keptStopped, keptPhones, keptSteps] = await Promise.all([
        device.stoppedCards.read(THE_ONE),
        device.phoneKeys.read(THE_ONE),
        device.usedSteps.readAll(),
      ])
      // What another till left on this device is none of this one's business.
      if (keptStopped?.tillId === tillId) {
        stopped = keptStopped
        stops = new Map(keptStopped.cards.map(({ hash, stop }) => [hash, stop]))
      }
      if (keptPhones?.tillId === tillId) {
        phones = keptPhones
        index = indexOf(keptPhones)
      }
      for (const step of keptSteps) {
        if (isWorthKeeping(step, Date.now())) used.set(step.hash, step.step)
        else void device.usedSteps.remove(step.hash).catch(() => undefined)
      }
    },
    refresh,
    take: (change) => {
      changesMeanwhile = changesMeanwhile && [...changesMeanwhile, change].slice(-MOST_REMEMBERED_CHANGES)
      haveStopped(withChange(stopped, change))
      if (change.stop !== null) tellStopped(change.hash, change.stop)
    },
    onStopped: (listener) => void listeners.add(listener),
    judge: async (text, circumstances) => {
      const read = readCode(text)
      if (read === null || !canHash()) return { isGenuine: false, hash: null }
      const hash = await tillHash(schoolId, read.credentialId)
      // While it may be behind, and the server can be asked, the server decides.
      const mayDecide = (isFresh && circumstances.isFollowing) || !circumstances.isInContact
      const stop = stops.get(hash)
      if (stop !== undefined && mayDecide) return { refusal: { code: stop } }
      if (read.kind === 'printed' || (circumstances.isInContact && !circumstances.isClockSet)) return { isGenuine: false, hash }
      const judged = await judgePhone(read, hash, circumstances, mayDecide)
      return typeof judged === 'boolean' ? { isGenuine: judged, hash } : { refusal: judged }
    },
    notePaid: async (text, nowMs) => {
      const read = readCode(text)
      if (read?.kind !== 'phone' || !canHash()) return
      const step = questionOf(read, { nowMs, grace: stepsOfGrace.offline })?.step
      if (step === undefined) return
      const hash = await tillHash(schoolId, read.credentialId)
      used.set(hash, step)
      await device.usedSteps.keep(hash, { hash, step }).catch(() => undefined)
    },
    forget: async () => {
      isForgotten = true
      const steps = [...used.keys()]
      used.clear()
      stops.clear()
      index = new Map()
      await Promise.all([device.stoppedCards.remove(THE_ONE), device.phoneKeys.remove(THE_ONE), ...steps.map((hash) => device.usedSteps.remove(hash))]).catch(
        () => undefined,
      )
    },
    count: () => ({ stopped: stops.size, phones: index.size }),
  }
}

type MayRefuse = { mayDecide: boolean; isInContact: boolean; hasList: boolean }

// A used, old or forged code is that whatever else the server knows; the rest is as good as the list is new.
function refusalOf(verdict: PhoneVerdict, { mayDecide, isInContact, hasList }: MayRefuse): Refusal | null {
  switch (verdict.is) {
    case 'genuine':
      return null
    case 'used':
      return { code: 'code_used_before' }
    case 'expired':
      return { code: 'code_expired', facts: { isEarly: verdict.isEarly } }
    case 'forged':
      return { code: 'card_unknown' }
    case 'blocked':
      return mayDecide ? { code: 'card_blocked' } : null
    case 'unknown':
      return !isInContact && hasList ? { code: 'card_unknown' } : null
  }
}
