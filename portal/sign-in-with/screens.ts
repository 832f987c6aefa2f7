// Fetched together: one comes to both from the same journey.
export { BackScreen } from './BackScreen.tsx'
export { WaysInScreen } from './WaysInScreen.tsx'
