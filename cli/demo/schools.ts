// Who the demo is about. Nobody here exists: the organisation numbers pass the check digit but begin with 3,
// which no company's does; the addresses end in .example and the telephone begins with 1, as nobody's do.

import type { OperatorWish, SchoolWish } from '../../server/schools/index.ts'
import { lowerSecondaryMenu, type MenuSection, upperSecondaryMenu } from './menu.ts'

export const operator: OperatorWish = {
  name: 'Matglad Skolekantiner AS',
  organisationNumber: '314159268',
  isVatRegistered: true,
  address: 'Kjøkkenveien 8',
  postalCode: '0099',
  city: 'Oslo',
  email: 'hei@matglad.example',
  phone: '+47 10 20 30 40',
}

/** When pupils come: `share` of the day's, around a time, most of them within the spread. */
export type Wave = { at: string; spreadMinutes: number; share: number }

export type DemoSchool = {
  key: 'fjellsyn' | 'havbratt'
  wish: SchoolWish
  classes: string[]
  pupilsAClass: [least: number, most: number]
  tills: string[]
  waves: Wave[]
  menu: readonly MenuSection[]
  /** The school owner’s organisation in Feide. */
  feideOrg: string
  /** How many of the pupils come on an ordinary day. */
  eats: number
}

const grades = (years: readonly string[], letters: readonly string[]) => years.flatMap((year) => letters.map((letter) => `${year}${letter}`))

export const schools: readonly DemoSchool[] = [
  {
    key: 'fjellsyn',
    wish: {
      name: 'Fjellsyn ungdomsskole',
      organisationNumber: '327182811',
      address: 'Skoleveien 14',
      postalCode: '2699',
      city: 'Fjellsyn',
      pupilEmailDomain: 'elev.fjellsyn.example',
    },
    classes: grades(['8', '9', '10'], ['A', 'B', 'C']),
    pupilsAClass: [22, 27],
    tills: ['Kasse 1', 'Kasse 2'],
    waves: [
      { at: '08:05', spreadMinutes: 6, share: 0.1 },
      { at: '10:02', spreadMinutes: 4, share: 0.12 },
      { at: '11:12', spreadMinutes: 5, share: 0.46 },
      { at: '11:34', spreadMinutes: 5, share: 0.32 },
    ],
    menu: lowerSecondaryMenu,
    feideOrg: 'fjellsyn.example',
    eats: 0.42,
  },
  {
    key: 'havbratt',
    wish: {
      name: 'Havbrått videregående skole',
      organisationNumber: '316180337',
      address: 'Havnegata 3',
      postalCode: '4999',
      city: 'Havbrått',
      pupilEmailDomain: 'elev.havbratt.example',
    },
    classes: grades(['1', '2', '3'], ['STA', 'STB', 'HOA', 'MDD']),
    pupilsAClass: [20, 28],
    tills: ['Kasse ved inngangen', 'Kasse ved salaten', 'Kaffebaren'],
    waves: [
      { at: '08:20', spreadMinutes: 8, share: 0.08 },
      { at: '09:47', spreadMinutes: 5, share: 0.17 },
      { at: '11:22', spreadMinutes: 7, share: 0.4 },
      { at: '11:48', spreadMinutes: 8, share: 0.25 },
      { at: '13:32', spreadMinutes: 7, share: 0.1 },
    ],
    menu: upperSecondaryMenu,
    feideOrg: 'havbratt.example',
    eats: 0.38,
  },
]

/** One password for everybody who has one, so that it can stand on the screen where the demo starts. */
export const DEMO_PASSWORD = 'Skolemat7'

export const signIns = {
  guardian: { firstName: 'Linh', lastName: 'Nguyễn-Haugerud', email: 'linh@familie.example' },
  pupil: { firstName: 'Mai', lastName: 'Nguyễn-Haugerud', email: 'mai@elev.fjellsyn.example' },
  manager: { firstName: 'Torunn', lastName: 'Eide', email: 'torunn@matglad.example' },
  office: { firstName: 'Aud Kristin', lastName: 'Bakken', email: 'aud@fjellsyn.example' },
  administrator: { firstName: 'Per-Olav', lastName: 'Mathisen', email: 'per@matglad.example' },
} as const

/** The guardian's three children; the second is the pupil who signs in. Where nobody follows, money may have run low. */
export const family = [
  { firstName: 'Bartholomeus-Emmanuel', school: 'fjellsyn', className: '8B', isFollowed: false },
  { firstName: 'Mai', school: 'fjellsyn', className: '10A', isFollowed: true },
  { firstName: 'Jonas', school: 'havbratt', className: '2STB', isFollowed: true },
] as const

/** The Feide name that the school has confirmed for one of the family's children: jonas@havbratt.example. */
export const feideNameOf = ({ firstName, schoolKey }: { firstName: string; schoolKey: DemoSchool['key'] }) =>
  `${firstName.toLowerCase()}@${schools.find(({ key }) => key === schoolKey)?.feideOrg}`

/** Made up, as everything in the demo: so that the meter of what the law counts has something to show. */
export const DEMO_EURO_RATE = { tenThousandths: 117_000, day: '2026-01-02', source: 'demoens egen' } as const
