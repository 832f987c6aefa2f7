// Every screen of the office and where it is found. Screens are fetched when they are first gone to.
// What is searched for, sorted and open stands in the address, so that a reload or a shared link keeps its place.
import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Root } from './Root.tsx'
import { enquirySearch } from './enquiries/enquiry-search.ts'
import { bankSearch } from './bank/bank-search.ts'
import { cardSearch } from './cards/card-search.ts'
import { payoutSearch } from './payouts/payout-search.ts'
import { daySearch } from './days/day-search.ts'
import { mealSearch } from './meals/meal-search.ts'
import { menuSearch } from './menu/menu-search.ts'
import { openSearch } from './open-search.ts'
import { pupilSearch } from './pupils/pupil-search.ts'
import { schoolSearch } from './schools/school-search.ts'
import { settlementSearch } from './settlements/settlement-search.ts'
import { signInSearch } from './sign-in/sign-in-search.ts'
import { tillSearch } from './tills/till-search.ts'

const root = createRootRoute({ component: Root })

const front = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./session/ToMySchool.tsx'), 'ToMySchool'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./sign-in/SignInScreen.tsx'), 'SignInScreen'),
})

const school = createRoute({
  getParentRoute: () => root,
  path: '/$schoolId',
  component: lazyRouteComponent(() => import('./frame/SchoolFrame.tsx'), 'SchoolFrame'),
})

const today = createRoute({
  getParentRoute: () => school,
  path: '/',
  component: lazyRouteComponent(() => import('./today/TodayScreen.tsx'), 'TodayScreen'),
})

const tills = createRoute({
  getParentRoute: () => school,
  path: '/tills',
  validateSearch: tillSearch,
  component: lazyRouteComponent(() => import('./tills/TillsScreen.tsx'), 'TillsScreen'),
})

const cashiers = createRoute({
  getParentRoute: () => school,
  path: '/tills/cashiers',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./cashiers/CashiersScreen.tsx'), 'CashiersScreen'),
})

const menu = createRoute({
  getParentRoute: () => school,
  path: '/menu',
  validateSearch: menuSearch,
  component: lazyRouteComponent(() => import('./menu/MenuScreen.tsx'), 'MenuScreen'),
})

const meals = createRoute({
  getParentRoute: () => school,
  path: '/meals',
  validateSearch: mealSearch,
  component: lazyRouteComponent(() => import('./meals/MealsScreen.tsx'), 'MealsScreen'),
})

const pupils = createRoute({
  getParentRoute: () => school,
  path: '/pupils',
  validateSearch: pupilSearch,
  component: lazyRouteComponent(() => import('./pupils/PupilsScreen.tsx'), 'PupilsScreen'),
})

const pupilList = createRoute({
  getParentRoute: () => school,
  path: '/pupils/list',
  component: lazyRouteComponent(() => import('./pupil-lists/PupilListScreen.tsx'), 'PupilListScreen'),
})

const cards = createRoute({
  getParentRoute: () => school,
  path: '/cards',
  validateSearch: cardSearch,
  component: lazyRouteComponent(() => import('./cards/CardsScreen.tsx'), 'CardsScreen'),
})

const enquiries = createRoute({
  getParentRoute: () => school,
  path: '/enquiries',
  validateSearch: enquirySearch,
  component: lazyRouteComponent(() => import('./enquiries/EnquiriesScreen.tsx'), 'EnquiriesScreen'),
})

const bank = createRoute({
  getParentRoute: () => school,
  path: '/bank',
  validateSearch: bankSearch,
  component: lazyRouteComponent(() => import('./bank/BankScreen.tsx'), 'BankScreen'),
})

const colleagues = createRoute({
  getParentRoute: () => school,
  path: '/colleagues',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./colleagues/ColleaguesScreen.tsx'), 'ColleaguesScreen'),
})

const payouts = createRoute({
  getParentRoute: () => school,
  path: '/payouts',
  validateSearch: payoutSearch,
  component: lazyRouteComponent(() => import('./payouts/PayoutsScreen.tsx'), 'PayoutsScreen'),
})

const days = createRoute({
  getParentRoute: () => school,
  path: '/days',
  validateSearch: daySearch,
  component: lazyRouteComponent(() => import('./days/DaysScreen.tsx'), 'DaysScreen'),
})

const settlements = createRoute({
  getParentRoute: () => school,
  path: '/settlements',
  validateSearch: settlementSearch,
  component: lazyRouteComponent(() => import('./settlements/SettlementsScreen.tsx'), 'SettlementsScreen'),
})

const calendar = createRoute({
  getParentRoute: () => school,
  path: '/calendar',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./calendar/CalendarScreen.tsx'), 'CalendarScreen'),
})

const schools = createRoute({
  getParentRoute: () => school,
  path: '/schools',
  validateSearch: schoolSearch,
  component: lazyRouteComponent(() => import('./schools/SchoolsScreen.tsx'), 'SchoolsScreen'),
})

export const routeTree = root.addChildren([
  front,
  signIn,
  school.addChildren([
    today,
    tills,
    cashiers,
    days,
    menu,
    meals,
    pupils,
    pupilList,
    cards,
    enquiries,
    bank,
    payouts,
    settlements,
    calendar,
    colleagues,
    schools,
  ]),
])
