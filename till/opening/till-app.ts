// The till as an app: whether this window is the till at all, what stage it is at, and its settings.
// Stages: opening → not enrolled ⇄ open; or it cannot open at all, and says why.
import { newId } from '../../contract/ids.ts'
import { ApiUnreachable, call } from '../../kit/api.ts'
import { type Enrolment, tillHeaders } from '../enrolment/enrolment.ts'
import type { HandIn } from '../reserve/hand-in.ts'
import { type Preferences, usualPreferences } from '../settings/preferences.ts'
import { createSounds } from '../sound/sound.ts'
import { askToBeKept, type Device, openDevice, THE_ONE } from '../storage/device.ts'
import { watched, type Watched } from '../watched.ts'
import { beTheOnlyTill } from './be-the-only-till.ts'
import { type OpenTill, openTill } from './open-till.ts'

export type Stage =
  | { is: 'opening' }
  /** `why` when it was a till until now; `unfinished` counts the purchases it still has to ask about. */
  | { is: 'not_enrolled'; why: 'new' | 'closed'; unfinished: number }
  | { is: 'open'; till: OpenTill }
  | { is: 'open_elsewhere' }
  | { is: 'no_storage' }

export type TillApp = {
  stage: Watched<Stage>
  preferences: Watched<Preferences>
  /** Makes this window the till. Call it once the screen is there. */
  open: () => Promise<void>
  /** @throws what `call` throws when the code is refused */
  enrol: (code: string) => Promise<void>
  signOut: () => Promise<void>
  prefer: (change: Partial<Preferences>) => void
  wakeSound: () => void
  tryApprovedSound: () => void
}

/** What tells one build of the till from another: the name of its own script. */
const OWN_VERSION = (new URL(import.meta.url).pathname.split('/').at(-1) ?? '').slice(0, 60)

export function createTillApp(): TillApp {
  const stage = watched<Stage>({ is: 'opening' })
  const preferences = watched<Preferences>(usualPreferences)
  const sounds = createSounds(() => preferences.read().isSoundOn)
  let device: Device | undefined
  let hasBegun = false
  let asking: { code: string; askedBy: string } | undefined

  async function open(): Promise<void> {
    if (hasBegun) return
    hasBegun = true
    if (!(await beTheOnlyTill())) return stage.set({ is: 'open_elsewhere' })
    try {
      device = await openDevice()
    } catch {
      return stage.set({ is: 'no_storage' })
    }
    preferences.set((await device.preferences.read(THE_ONE)) ?? usualPreferences)
    const enrolment = await device.enrolment.read(THE_ONE)
    if (enrolment === undefined) {
      // What it sold while it was a till is handed in all the same.
      void handIn().then(
        (left) => left.now(),
        () => undefined,
      )
      return stage.set({ is: 'not_enrolled', why: 'new', unfinished: await countUnfinished() })
    }
    await begin(enrolment)
  }

  let handingIn: Promise<HandIn> | undefined
  /** One for the device, whichever till it is. */
  function handIn(): Promise<HandIn> {
    handingIn ??= import('../reserve/open-reserve.ts').then(({ openHandIn }) => openHandIn(device as Device))
    return handingIn
  }

  async function begin(enrolment: Enrolment): Promise<void> {
    const opened = device
    if (opened === undefined) return
    const till = await openTill({ device: opened, enrolment, sounds, handIn, onClosed: () => void close(enrolment) })
    stage.set({ is: 'open', till })
    const { keeper, following, teller } = till
    keeper.start()
    following.start()
    teller.tell({ kind: 'till_started', version: OWN_VERSION })
    addEventListener('pagehide', ({ persisted }) => {
      const now = stage.read()
      if (!persisted && now.is === 'open' && now.till.enrolment === enrolment) teller.tellLast({ kind: 'till_stopped' })
    })
    void askToBeKept()
  }

  function stopSelling(): void {
    const now = stage.read()
    if (now.is !== 'open') return
    now.till.following.stop()
    now.till.keeper.stop()
    now.till.seller.stop()
    now.till.teller.stop()
    now.till.returner.stop()
  }

  /** The key no longer opens. It stays on the device until a new one takes its place: the office may open the till again. */
  async function close(enrolment: Enrolment): Promise<void> {
    const now = stage.read()
    if (now.is !== 'open' || now.till.enrolment !== enrolment) return
    stopSelling()
    // What it knew of cards goes at once: it may be closed because it was stolen.
    await now.till.cards.forget()
    await now.till.cashiers.forget()
    await now.till.alone.read()?.reserve.forget()
    stage.set({ is: 'not_enrolled', why: 'closed', unfinished: await countUnfinished() })
  }

  async function countUnfinished(): Promise<number> {
    const left = await Promise.all([device?.unfinishedPurchases.readAll(), device?.unfinishedReturns.readAll()])
    return left.reduce((count, each) => count + (each?.length ?? 0), 0)
  }

  return {
    stage,
    preferences,
    open,
    enrol: async (code) => {
      // The code is good for one device. Where the answer is lost, the same question finds out that it was this one.
      if (asking?.code !== code) asking = { code, askedBy: newId(Date.now()) }
      const body = asking
      const enrolment = await askOnceMore(() => call('POST /api/till/enrolments', { body }))
      await device?.enrolment.keep(THE_ONE, enrolment)
      await begin(enrolment)
    },
    signOut: async () => {
      const now = stage.read()
      if (now.is !== 'open') return
      await call('DELETE /api/till', { headers: tillHeaders(now.till.enrolment) })
      stopSelling()
      await device?.enrolment.remove(THE_ONE)
      await device?.catalogue.remove(THE_ONE)
      await now.till.cards.forget()
      await now.till.cashiers.forget()
      await now.till.alone.read()?.reserve.forget()
      stage.set({ is: 'not_enrolled', why: 'new', unfinished: await countUnfinished() })
    },
    prefer: (change) => {
      preferences.set({ ...preferences.read(), ...change })
      void device?.preferences.keep(THE_ONE, preferences.read()).catch(() => undefined)
    },
    wakeSound: sounds.wake,
    tryApprovedSound: sounds.approved,
  }
}

/** A silence is asked about once more. */
const askOnceMore = <Answer>(ask: () => Promise<Answer>): Promise<Answer> =>
  ask().catch((error: unknown) => (error instanceof ApiUnreachable ? ask() : Promise.reject(error)))
