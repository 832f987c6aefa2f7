// The screens that links in letters lead to, for whoever has the link: fetched together, since one is as seldom as the other.
export { LinkedThreadScreen } from './enquiries/LinkedThreadScreen.tsx'
export { GiftStateScreen } from './gifts/GiftStateScreen.tsx'
export { GiveScreen } from './gifts/GiveScreen.tsx'
// Limits too: the link in the message leads on to them.
export { LeaveScreen } from './limits/LeaveScreen.tsx'
export { LimitsScreen } from './limits/LimitsScreen.tsx'
export { ReceiptScreen } from './receipts/ReceiptScreen.tsx'
// Seldom gone to as well: one import for them all keeps the first visit small.
export { AllergiesScreen } from './allergies/AllergiesScreen.tsx'
export { AddChildScreen } from './family/AddChildScreen.tsx'
export { FamilyScreen } from './family/FamilyScreen.tsx'
export { AccountScreen } from './refunds/AccountScreen.tsx'
export { PrivacyScreen } from './privacy/PrivacyScreen.tsx'
export { MessagesScreen } from './messages/MessagesScreen.tsx'
