export { announceChange, type Change, type ChangeKind } from './announce-change.ts'
export { forgetOldChanges } from './forget-old-changes.ts'
