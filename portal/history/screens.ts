// What happened with a card, and what it was: fetched together, since one leads to the other.
export { HistoryScreen } from './HistoryScreen.tsx'
export { SpendingScreen } from '../spending/SpendingScreen.tsx'
