export { allSigners, currentSigner, makeFirstSigningKey, makeSigner, type Signer } from './signer.ts'
