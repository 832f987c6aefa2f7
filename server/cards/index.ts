export { type CardKind, issueCard, type IssuedCard } from './issue-card.ts'
export { phoneCardOf } from './store.ts'
