// The OpenID providers that one signs in with, simulated: Feide for schools, Vipps for everybody else.

import type { Company } from '../simulator.ts'
import { feidePeople, vippsPeople } from './people.ts'
import { openIdCompany } from './provider.ts'

export { feidePeople, type Known, vippsPeople } from './people.ts'
export { openIdCompany, simulatedClient } from './provider.ts'

export const feide: Company = openIdCompany({
  name: 'feide',
  title: 'Feide',
  portVariable: 'SIMULATOR_FEIDE_PORT',
  usualPort: 3105,
  company: 'Feide',
  people: feidePeople,
  isFeide: true,
})

export const vippsLogin: Company = openIdCompany({
  name: 'vipps-login',
  title: 'Vipps Login',
  portVariable: 'SIMULATOR_VIPPS_LOGIN_PORT',
  usualPort: 3106,
  company: 'Vipps',
  people: vippsPeople,
  isFeide: false,
})
