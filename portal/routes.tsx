// Every screen of the portal and where it is found. Screens are fetched when they are first gone to.
import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router'
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
const forEverybody = { getParentRoute: () => frame }

const register = createRoute({
  ...forEverybody,
  path: '/register',
  component: lazyRouteComponent(() => import('./registration/RegisterScreen.tsx'), 'RegisterScreen'),
})
const confirm = createRoute({
  ...forEverybody,
  path: '/confirm',
  component: lazyRouteComponent(() => import('./registration/ConfirmScreen.tsx'), 'ConfirmScreen'),
})
const forgotPassword = createRoute({
  ...forEverybody,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./passwords/ForgotPasswordScreen.tsx'), 'ForgotPasswordScreen'),
})
const newPassword = createRoute({
  ...forEverybody,
  path: '/new-password',
  component: lazyRouteComponent(() => import('./passwords/NewPasswordScreen.tsx'), 'NewPasswordScreen'),
})

const contact = createRoute({
  ...forEverybody,
  path: '/contact',
  component: lazyRouteComponent(() => import('./enquiries/ContactScreen.tsx'), 'ContactScreen'),
})
const linkedEnquiry = createRoute({
  ...forEverybody,
  path: '/enquiry',
  component: lazyRouteComponent(() => import('./enquiries/LinkedThreadScreen.tsx'), 'LinkedThreadScreen'),
})

const give = createRoute({
  ...forEverybody,
  path: '/gift',
  component: lazyRouteComponent(() => import('./gifts/GiveScreen.tsx'), 'GiveScreen'),
})
const gift = createRoute({
  ...forEverybody,
  path: '/gift/$schoolId/$topupId',
  component: lazyRouteComponent(() => import('./gifts/GiftStateScreen.tsx'), 'GiftStateScreen'),
})

const signedIn = createRoute({ getParentRoute: () => frame, id: 'signed-in', component: SignedIn })
const forThePerson = { getParentRoute: () => signedIn }

const front = createRoute({
  ...forThePerson,
  path: '/',
  component: lazyRouteComponent(() => import('./card/FrontScreen.tsx'), 'FrontScreen'),
})
const buy = createRoute({
  ...forThePerson,
  path: '/topups/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./topups/BuyScreen.tsx'), 'BuyScreen'),
})
const topup = createRoute({
  ...forThePerson,
  path: '/topups/$schoolId/$walletId/$topupId',
  component: lazyRouteComponent(() => import('./topups/TopupScreen.tsx'), 'TopupScreen'),
})
const otherWays = createRoute({
  ...forThePerson,
  path: '/other-ways/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./gifts/OtherWaysScreen.tsx'), 'OtherWaysScreen'),
})
const automatic = createRoute({
  ...forThePerson,
  path: '/automatic-topup/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./automatic-topups/AutomaticScreen.tsx'), 'AutomaticScreen'),
})
const history = createRoute({
  ...forThePerson,
  path: '/history/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./history/HistoryScreen.tsx'), 'HistoryScreen'),
})
const cards = createRoute({
  ...forThePerson,
  path: '/cards/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./cards/CardsScreen.tsx'), 'CardsScreen'),
})
const allergies = createRoute({
  ...forThePerson,
  path: '/allergies/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./allergies/AllergiesScreen.tsx'), 'AllergiesScreen'),
})
const refunds = createRoute({
  ...forThePerson,
  path: '/refunds/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./refunds/RefundScreen.tsx'), 'RefundScreen'),
})
const account = createRoute({
  ...forThePerson,
  path: '/account',
  component: lazyRouteComponent(() => import('./refunds/AccountScreen.tsx'), 'AccountScreen'),
})
const profile = createRoute({
  ...forThePerson,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile/ProfileScreen.tsx'), 'ProfileScreen'),
})
const enquiries = createRoute({
  ...forThePerson,
  path: '/enquiries',
  component: lazyRouteComponent(() => import('./enquiries/OwnEnquiriesScreen.tsx'), 'OwnEnquiriesScreen'),
})
const enquiry = createRoute({
  ...forThePerson,
  path: '/enquiries/$schoolId/$enquiryId',
  component: lazyRouteComponent(() => import('./enquiries/OwnThreadScreen.tsx'), 'OwnThreadScreen'),
})

const whichPhone = createRoute({
  ...forThePerson,
  path: '/phone/$schoolId/$walletId',
  component: lazyRouteComponent(() => import('./phone/PhoneScreen.tsx'), 'PhoneScreen'),
})
const phoneLink = createRoute({
  ...forEverybody,
  path: '/phone',
  component: lazyRouteComponent(() => import('./phone/LinkScreen.tsx'), 'LinkScreen'),
})
const phoneStop = createRoute({
  ...forEverybody,
  path: '/phone-stop',
  component: lazyRouteComponent(() => import('./phone/StopScreen.tsx'), 'StopScreen'),
})

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
    phoneLink,
    phoneStop,
    contact,
    linkedEnquiry,
    give,
    gift,
    signedIn.addChildren([front, buy, topup, otherWays, automatic, history, cards, allergies, refunds, account, profile, whichPhone, enquiries, enquiry]),
  ]),
  code,
])
