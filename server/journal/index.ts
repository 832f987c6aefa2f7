export { type EventWish, hashOfContent, recordEvents, recordOn, setCashiers, setTraining } from './record-event.ts'
export { signEntry } from './sign-entry.ts'
export { allSigners, allSigningSecrets, currentSigner, makeFirstSigningKey, makeSigner, type Signer } from './signer.ts'
export { type EventRow, eventsAfter, latestContent, type LockedRegister, lockRegisters, printsOf, type RegisterKey, toldBefore } from './store.ts'
