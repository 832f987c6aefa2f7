// Families and offices that write to each other, for tests: a school with a pupil and a guardian, those who work there
// and those who do not, each asking over HTTP as themselves.

import { newId } from '../contract/ids.ts'
import type { RouteBody } from '../contract/route-types.ts'
import { firstRow, sql, transaction } from '../database/transaction.ts'
import { makeGuardian, makePerson } from '../server/people/index.ts'
import { type AskableApp, type Asker, askableApp } from './asking.ts'
import { type Canteen, makeCanteen, type TestPupil } from './canteen.ts'
import type { TestHouse } from './house-for-test.ts'
import { lettersTo } from './people.ts'

export type EnquiryWorld = AskableApp & {
  canteen: Canteen
  operatorId: string
  pupil: TestPupil
  /** Follows the pupil's wallet. */
  guardian: Asker
  guardianEmail: string
  /** Signed in, and nobody to this pupil. */
  stranger: Asker
  office: Asker
  wish: (wish?: Partial<RouteBody<'POST /api/enquiries'>>) => RouteBody<'POST /api/enquiries'>
  ownWish: (wish?: Partial<RouteBody<'POST /api/person/enquiries'>>) => RouteBody<'POST /api/person/enquiries'>
  /** The token of the newest letter to an address. */
  tokenTo: (email: string) => Promise<string>
  signedIn: (who: { email: string; firstName: string; language?: 'nb' | 'nn' | 'en' }) => Promise<{ ask: Asker; personId: string }>
}

export async function openEnquiryWorld({ house }: TestHouse): Promise<EnquiryWorld> {
  const canteen = await makeCanteen(house)
  const pupil = await canteen.makePupil({ firstName: 'Mai' })
  const asking = await askableApp(house)
  const { schoolId } = canteen
  const operator = await firstRow<{ operatorId: string }>(house.database, sql`select operator_id as "operatorId" from school where id = ${schoolId}`)
  const { operatorId } = operator as { operatorId: string }

  const signedIn: EnquiryWorld['signedIn'] = async ({ email, firstName, language = 'nb' }) => {
    const { personId } = await transaction(house.database, (tx) => makePerson(tx, house, { email, firstName, lastName: 'Ås', language }))
    return { personId, ask: await asking.person(personId) }
  }
  const guardianEmail = 'kari@familie.example'
  const guardian = await signedIn({ email: guardianEmail, firstName: 'Kari', language: 'nn' })
  await transaction(house.database, (tx) => makeGuardian(tx, house, { schoolId, pupilId: pupil.pupilId, personId: guardian.personId }))
  return {
    ...asking,
    canteen,
    operatorId,
    pupil,
    guardian: guardian.ask,
    guardianEmail,
    stranger: (await signedIn({ email: 'ukjent@familie.example', firstName: 'Ukjent' })).ask,
    office: await asking.staff({ role: 'office', operatorId, schoolId }),
    wish: (wish = {}) => ({
      id: newId(),
      schoolId,
      topic: 'food',
      message: 'Kan dere ha mer frukt?',
      email: 'tor@familie.example',
      language: 'en',
      ...wish,
    }),
    ownWish: (wish = {}) => ({ id: newId(), schoolId, topic: 'lost_card', message: 'Kortet til Mai er borte.', walletId: pupil.walletId, ...wish }),
    tokenTo: async (email) => {
      const [letter] = await lettersTo(house, email)
      const token = /\/enquiry#token=([\w-]+)/.exec(letter?.body ?? '')?.[1]
      if (!token) throw new Error('the newest letter has no link to an enquiry')
      return token
    },
    signedIn,
  }
}
