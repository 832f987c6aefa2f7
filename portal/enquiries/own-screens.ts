// What one has written to the school: fetched together, as who reads the list opens one of them.
export { OwnEnquiriesScreen } from './OwnEnquiriesScreen.tsx'
export { OwnThreadScreen } from './OwnThreadScreen.tsx'
