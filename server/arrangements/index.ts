export { type Doer, rest, resume } from './change-state.ts'
export { type FoundCard, learnOfCard, learnOfChargeback, learnOfCredit, learnOfRefusal, learnOfSilence } from './learn.ts'
export { arrangementUrl, tellOwner } from './letters.ts'
export {
  type ArrangementKey,
  type ArrangementRow,
  arrangementsOf,
  cardsToForget,
  claimCard,
  eventsOf,
  insertArrangement,
  insertEvent,
  lockArrangement,
  lockOwn,
  readArrangement,
  tokenOf,
  writeArrangement,
  writeForgetAgain,
  writeForgotten,
} from './store.ts'
