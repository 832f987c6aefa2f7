// The screens that links in letters lead to, for whoever has the link: fetched together, since one is as seldom as the other.
export { LinkedThreadScreen } from './enquiries/LinkedThreadScreen.tsx'
export { GiftStateScreen } from './gifts/GiftStateScreen.tsx'
export { GiveScreen } from './gifts/GiveScreen.tsx'
export { ReceiptScreen } from './receipts/ReceiptScreen.tsx'
