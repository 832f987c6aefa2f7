// Every screen of the portal and where it is found. Screens are fetched when they are first gone to.
import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NotFound } from '../kit/app-router.tsx'
import { Frame } from './Frame.tsx'
import { SignedIn } from './session/SignedIn.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost })

/** An address that leads nowhere still has the way home around it. */
function Lost() {
  return (
    <Frame>
      <NotFound />
    </Frame>
  )
}

const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: () => <Frame /> })

/** A screen inside the frame, fetched when it is first gone to. */
const forEverybody = <Name extends string>(path: string, load: () => Promise<Record<Name, () => ReactNode>>, name: Name) =>
  createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent(load, name) })

const linkedScreens = () => import('./linked-screens.ts')
const happened = () => import('./history/screens.ts')
const waysIn = () => import('./sign-in-with/screens.ts')
const ownEnquiries = () => import('./enquiries/own-screens.ts')

const register = forEverybody('/register', () => import('./registration/RegisterScreen.tsx'), 'RegisterScreen')
const confirm = forEverybody('/confirm', () => import('./registration/ConfirmScreen.tsx'), 'ConfirmScreen')
const forgotPassword = forEverybody('/forgot-password', () => import('./passwords/ForgotPasswordScreen.tsx'), 'ForgotPasswordScreen')
const newPassword = forEverybody('/new-password', () => import('./passwords/NewPasswordScreen.tsx'), 'NewPasswordScreen')

const back = forEverybody('/signed-in/$provider', waysIn, 'BackScreen')

const contact = forEverybody('/contact', () => import('./enquiries/ContactScreen.tsx'), 'ContactScreen')
const linkedEnquiry = forEverybody('/enquiry', linkedScreens, 'LinkedThreadScreen')

const give = forEverybody('/gift', linkedScreens, 'GiveScreen')
const receipt = forEverybody('/receipt', linkedScreens, 'ReceiptScreen')
const leave = forEverybody('/leave', linkedScreens, 'LeaveScreen')
const addChild = forEverybody('/add-child', linkedScreens, 'AddChildScreen')
const gift = forEverybody('/gift/$schoolId/$topupId', linkedScreens, 'GiftStateScreen')

const signedIn = createRoute({ getParentRoute: () => frame, id: 'signed-in', component: SignedIn })

/** The same for somebody who is signed in. */
const forThePerson = <Name extends string>(path: string, load: () => Promise<Record<Name, () => ReactNode>>, name: Name) =>
  createRoute({ getParentRoute: () => signedIn, path, component: lazyRouteComponent(load, name) })

const front = forThePerson('/', () => import('./card/FrontScreen.tsx'), 'FrontScreen')
const buy = forThePerson('/topups/$schoolId/$walletId', () => import('./topups/BuyScreen.tsx'), 'BuyScreen')
const topup = forThePerson('/topups/$schoolId/$walletId/$topupId', () => import('./topups/TopupScreen.tsx'), 'TopupScreen')
const otherWays = forThePerson('/other-ways/$schoolId/$walletId', () => import('./gifts/OtherWaysScreen.tsx'), 'OtherWaysScreen')
const automatic = forThePerson('/automatic-topup/$schoolId/$walletId', () => import('./automatic-topups/AutomaticScreen.tsx'), 'AutomaticScreen')
const history = forThePerson('/history/$schoolId/$walletId', happened, 'HistoryScreen')
const spending = forThePerson('/spending/$schoolId/$walletId', happened, 'SpendingScreen')
const cards = forThePerson('/cards/$schoolId/$walletId', () => import('./cards/CardsScreen.tsx'), 'CardsScreen')
const allergies = forThePerson('/allergies/$schoolId/$walletId', linkedScreens, 'AllergiesScreen')
const limits = forThePerson('/limits/$schoolId/$walletId', linkedScreens, 'LimitsScreen')
const family = forThePerson('/family/$schoolId/$walletId', linkedScreens, 'FamilyScreen')
const refunds = forThePerson('/refunds/$schoolId/$walletId', () => import('./refunds/RefundScreen.tsx'), 'RefundScreen')
const account = forThePerson('/account', linkedScreens, 'AccountScreen')
const messages = forThePerson('/messages', linkedScreens, 'MessagesScreen')
const privacy = forThePerson('/privacy', linkedScreens, 'PrivacyScreen')
const profile = forThePerson('/profile', () => import('./profile/ProfileScreen.tsx'), 'ProfileScreen')
const ways = forThePerson('/ways-in', waysIn, 'WaysInScreen')
const enquiries = forThePerson('/enquiries', ownEnquiries, 'OwnEnquiriesScreen')
const enquiry = forThePerson('/enquiries/$schoolId/$enquiryId', ownEnquiries, 'OwnThreadScreen')

const whichPhone = forThePerson('/phone/$schoolId/$walletId', () => import('./phone/PhoneScreen.tsx'), 'PhoneScreen')
const phoneLink = forEverybody('/phone', () => import('./phone/LinkScreen.tsx'), 'LinkScreen')
const phoneStop = forEverybody('/phone-stop', () => import('./phone/StopScreen.tsx'), 'StopScreen')

// The code fills the whole screen: no menu, nothing beside it that a thumb could hit. The phone itself is the key to it.
const code = createRoute({
  getParentRoute: () => root,
  path: '/code',
  validateSearch: ({ wallet }: Record<string, unknown>): { wallet?: string } => (typeof wallet === 'string' ? { wallet } : {}),
  component: lazyRouteComponent(() => import('./code/CodeScreen.tsx'), 'CodeScreen'),
})

export const routeTree = root.addChildren([
  frame.addChildren([
    register,
    confirm,
    forgotPassword,
    newPassword,
    back,
    phoneLink,
    phoneStop,
    contact,
    linkedEnquiry,
    give,
    gift,
    leave,
    addChild,
    receipt,
    signedIn.addChildren([
      front,
      buy,
      topup,
      otherWays,
      automatic,
      history,
      spending,
      cards,
      allergies,
      limits,
      family,
      refunds,
      account,
      messages,
      privacy,
      profile,
      ways,
      whichPhone,
      enquiries,
      enquiry,
    ]),
  ]),
  code,
])
