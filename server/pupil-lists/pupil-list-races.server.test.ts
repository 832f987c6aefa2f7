// Lists of two administrators at one moment, and a list while pupils are changed: nobody is there twice, and nothing waits in a circle.

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { type AskableApp, askableApp, type Asker } from '../../test/asking.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeOperatorWithTwoSchools, type TestOperator } from '../../test/office.ts'
import { linesOf, listsAt, numbered } from '../../test/pupil-lists.ts'
import { enrolPupil } from '../pupils/index.ts'

let made: TestHouse
let asking: AskableApp
let operator: TestOperator
let offices: [Asker, Asker]
let lists: ReturnType<typeof listsAt>

beforeAll(async () => {
  made = await houseForTest({ on: 'server' })
  asking = await askableApp(made.house)
})
afterAll(async () => {
  await asking.app.close()
  await made.close()
})
beforeEach(async () => {
  operator = await makeOperatorWithTwoSchools(made.house)
  offices = [await asking.staff({ role: 'office', ...operator }), await asking.staff({ role: 'administrator', ...operator })]
  lists = listsAt(operator.schoolId, made.house.newId)
})

const countPupils = async () =>
  (
    await rows(
      made.house.database,
      sql`select pupil.id from pupil join wallet on wallet.id = pupil.wallet_id and wallet.school_id = ${operator.schoolId} where pupil.school_id = ${operator.schoolId}`,
    )
  ).length

test('of two administrators who take in a list at once one does, and the other looks again, also where nobody in it has a key', async () => {
  for (const lines of [numbered(50), linesOf({ firstName: 'Uten' }, { firstName: 'Nøkkel' })]) {
    const before = await countPupils()
    const wishes = [await lists.wishOf(offices[0], lines), await lists.wishOf(offices[1], lines)] as const
    const answers = await Promise.all([lists.send(offices[0], wishes[0]), lists.send(offices[1], wishes[1])])
    expect(answers.map(({ body }) => body.code ?? 'taken').toSorted()).toEqual(['pupil_list_outdated', 'taken'])
    expect(await countPupils()).toBe(before + lines.length)
  }
})

test('the same list that is sent ten times at once is taken in once, and each is answered the same', async () => {
  const wish = await lists.wishOf(offices[0], numbered(20))
  const answers = await Promise.all(Array.from({ length: 10 }, () => lists.send(offices[0], wish)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ status: 200, body: { added: 20, number: 1 } })
  expect(await countPupils()).toBe(20)
})

test('lists, corrections by hand and new pupils at one moment never wait in a circle, and no address is two pupils’', async () => {
  await lists.take(
    offices[0],
    numbered(30, () => ({ className: '8A' })),
  )
  const { body } = await offices[0]('GET /api/office/schools/:schoolId/pupils', { params: operator })
  const next = numbered(40, (index) => ({ className: '9A', email: `elev${index}@elev.example` }))
  const wish = await lists.wishOf(offices[0], next)
  const answers = await Promise.allSettled([
    lists.send(offices[0], wish),
    ...body.pupils.map(({ pupilId }) =>
      offices[1]('PATCH /api/office/schools/:schoolId/pupils/:pupilId', {
        params: { ...operator, pupilId },
        body: { enrolledUntil: '2027-06-18' },
      }),
    ),
    ...Array.from({ length: 5 }, (_, index) =>
      transaction(made.house.database, (tx) =>
        enrolPupil(tx, made.house, {
          schoolId: operator.schoolId,
          firstName: 'Selv',
          lastName: 'Registrert',
          className: '',
          email: `elev${index + 30}@elev.example`,
          enrolledFrom: '2026-08-17',
          enrolledUntil: null,
        }),
      ),
    ),
  ])
  const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []))
  expect(refused.filter((reason) => !reason.includes('email_taken'))).toEqual([])
  const statuses = answers.flatMap((answer) => (answer.status === 'fulfilled' && 'status' in answer.value ? [answer.value.status] : []))
  expect(statuses.every((status) => status === 200 || status === 409)).toBe(true)
  // Whatever came first, looked at again it is taken in.
  const { unsure, faults } = await lists.look(offices[0], next)
  expect([unsure.every(({ mayBeNew }) => !mayBeNew), faults]).toEqual([true, []])
  const emails = await rows<{ email: string }>(
    made.house.database,
    sql`select lower(email) as email from pupil where school_id = ${operator.schoolId} and email is not null`,
  )
  expect(new Set(emails.map(({ email }) => email)).size).toBe(emails.length)
})
