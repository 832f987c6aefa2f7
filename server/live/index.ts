export { announceChange, type Change, type ChangeKind } from './announce-change.ts'
export { forgetOldChanges } from './forget-old-changes.ts'
export type { DescribeCards, LivePace } from './hub.ts'
export { registerLive } from './register.ts'
