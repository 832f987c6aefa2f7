// The clock of a journey: it goes as clocks do, but began at a school's lunch, whatever the day and the hour where the tests run.
// So no journey meets a midnight, a weekend or a holiday. The demo's process reads this file before its own (`node --import`).

export const AHEAD_MS = 'JOURNEY_CLOCK_AHEAD_MS'

const aheadMs = Number(process.env[AHEAD_MS] ?? 0)
const Real = Date
const now = () => Real.now() + aheadMs

if (aheadMs !== 0)
  globalThis.Date = new Proxy(Real, {
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    construct: (target, given: unknown[], as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as === Date ? target : as),
    apply: () => new Real(now()).toString(),
  })
