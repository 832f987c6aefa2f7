// A scanner that plugs in as a keyboard types a code faster than anybody can, and often ends with Enter.
// This tells its keys from a person's. Time alone never decides: the prefix, the length and the check characters do.
import { readCode } from '../../rules/card-codes.ts'

/**
 * Between two keys of a code of ours that has begun. Generous, since radio scanners stutter and old tablets stall, and
 * the check characters decide anyway. What is cut off by more is told, and read once more.
 */
export const LONGEST_GAP_MS = 1_500
/** Before the Enter that ends a code: a hand's own Enter must not be lost to a scan. */
const LONGEST_END_GAP_MS = 300
/** Between two keys of anything else: a hand's last key and a scanner's first are not one run. */
const LONGEST_FOREIGN_GAP_MS = 80
/** Nobody types a whole run of characters this fast, so it was some other barcode. */
const MACHINE_GAP_MS = 35
const SHORTEST_FOREIGN_CODE = 6
/** So much of a code of ours, and it was a scanner that was cut off and not a hand. */
const SHORTEST_CUT_OFF = 6
const LONGEST_PAUSE_MS = 5_000
const LONGEST_RUN = 128
const MODIFIERS = new Set(['Shift', 'CapsLock', 'AltGraph'])
const LENGTHS: Readonly<Record<string, number>> = { S1: 20, K1: 32 }

/** A code that was read. `credentialId` is whose it is, the same for every code a phone shows. */
export type ReadCode = { code: string; credentialId: string }

export type WedgeState = {
  /** The characters of the run so far, in capitals. */
  run: string
  lastAtMs: number
  slowestGapMs: number
  /** What came of a code of ours before it was cut off, by a weak battery or a radio that stuttered. */
  cutOff: string
  /** A code has just been read: its closing Enter or Tab is still to come. */
  awaitsEnd: boolean
}

export type KeyPress = { key: string; atMs: number }

export type WedgeStep = {
  state: WedgeState
  /** 'code': a card was read. 'foreign': a scanner read something that is no code of ours. */
  read: ({ is: 'code' } & ReadCode) | { is: 'foreign'; text: string } | null
  /** True when the key belongs to a scan and must not reach the page. */
  isTaken: boolean
}

export const quietWedge: WedgeState = { run: '', lastAtMs: Number.NEGATIVE_INFINITY, slowestGapMs: 0, cutOff: '', awaitsEnd: false }

export function pressed(state: WedgeState, { key, atMs }: KeyPress): WedgeStep {
  // A scanner holds Shift for capitals; that is no key of the code.
  if (MODIFIERS.has(key)) return { state, read: null, isTaken: false }
  const gapMs = atMs - state.lastAtMs
  const continues = gapMs <= longestGapMs(state, key)
  if (key === 'Enter' || key === 'Tab') return ended(continues ? state : quietWedge)
  if (!/^[0-9A-Za-z]$/.test(key)) return { state: quietWedge, read: null, isTaken: false }
  const character = key.toUpperCase()
  const goesOn = continues && state.run.length < LONGEST_RUN && !state.awaitsEnd
  const next: WedgeState = {
    run: goesOn ? state.run + character : character,
    lastAtMs: atMs,
    slowestGapMs: goesOn ? Math.max(state.slowestGapMs, gapMs) : 0,
    cutOff: goesOn ? state.cutOff : gapMs <= LONGEST_PAUSE_MS ? cutOffIn(state) : '',
    awaitsEnd: false,
  }
  const code = whole(next.run)
  if (code !== null) return { state: { ...quietWedge, lastAtMs: atMs, awaitsEnd: true }, read: { is: 'code', ...code }, isTaken: true }
  return { state: next, read: null, isTaken: isUnderWay(next) }
}

function longestGapMs({ run, awaitsEnd }: WedgeState, key: string): number {
  if (awaitsEnd) return LONGEST_END_GAP_MS
  return /^[SK]1/.test(run + key) ? LONGEST_GAP_MS : LONGEST_FOREIGN_GAP_MS
}

function ended(state: WedgeState): WedgeStep {
  if (state.awaitsEnd) return { state: quietWedge, read: null, isTaken: true }
  const isMachine = state.run.length >= SHORTEST_FOREIGN_CODE && state.slowestGapMs <= MACHINE_GAP_MS
  return { state: quietWedge, read: isMachine ? { is: 'foreign', text: withCutOff(state) } : null, isTaken: isMachine }
}

/** The rest of a card of ours is no card of its own; what is too long to be the rest is another barcode. */
function withCutOff({ cutOff, run }: WedgeState): string {
  const longest = LENGTHS[cutOff.slice(0, 2)] ?? 0
  return cutOff.length + run.length <= longest ? cutOff + run : run
}

function cutOffIn({ run }: WedgeState): string {
  return run.length >= SHORTEST_CUT_OFF && /^[SK]1/.test(run) ? run : ''
}

/** The code that the run is, or ends in when a scanner puts characters of its own in front. */
function whole(run: string): ReadCode | null {
  // What begins as one of ours is read as that alone: a code may by chance hold another's beginning.
  const own = Object.keys(LENGTHS).find((prefix) => run.startsWith(prefix))
  for (const [prefix, length] of Object.entries(LENGTHS)) {
    if (own !== undefined && (prefix !== own || run.length !== length)) continue
    const code = run.slice(-length)
    if (code.length < length || !code.startsWith(prefix)) continue
    const read = readCode(code)
    if (read !== null) return { code, credentialId: read.credentialId }
  }
  return null
}

/** A run has begun as a card's code does, or goes on as only a machine types. */
function isUnderWay({ run, slowestGapMs }: WedgeState): boolean {
  return run.length >= 2 && (/^[SK]1/.test(run) || slowestGapMs <= MACHINE_GAP_MS)
}
