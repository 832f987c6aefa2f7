// The office hands out a code, a guardian types it on the phone, the pupil says yes, and the pupil sees who follows and who looked.

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../database/transaction.ts'
import { makeCanteen, type TestPupil } from '../canteen.ts'
import { houseForTest, type TestHouse } from '../house-for-test.ts'
import { chromiumPath } from '../parts.ts'
import { makeHolder, makePersonNamed, makeRelation, setBorn } from '../relations.ts'
import { faultsOn, lookAs, toTheEnd } from '../screens.ts'
import { serve, type Served } from '../served.ts'
import { phone } from './demo.ts'

describe.skipIf(chromiumPath() === null)('a family', () => {
  let made: TestHouse
  let pupil: TestPupil
  let served: Served
  const findings: string[] = []
  const look = async (on: Page, name: string, size: { width: number; height: number } = phone) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await lookAs(on, { ...size, colorScheme })
      await toTheEnd(on)
      findings.push(...(await faultsOn(on, `family-${name}-${colorScheme}`)))
    }
  }

  beforeAll(async () => {
    made = await houseForTest()
    const canteen = await makeCanteen(made.house)
    pupil = await canteen.makePupil({ firstName: 'Bartholomeus-Emmanuel' })
    await setBorn(made.house, pupil, '2010-01-01')
    served = await serve(made)
  })
  afterAll(async () => {
    await served?.close()
    await made.close()
  })

  test('comes together by a code and the pupil’s yes', async () => {
    const { house } = made
    const { schoolId, walletId, pupilId } = pupil
    const [school] = (await house.database.query<{ operatorId: string }>(sql`select operator_id as "operatorId" from school where id = ${schoolId}`)).rows
    const { personId: clerk } = await makePersonNamed(house, 'Kontoret')
    await house.database.query(sql`
      insert into staff_post (id, person_id, operator_id, school_id, role, starts_at)
      values (${house.newId()}, ${clerk}, ${school?.operatorId ?? ''}, ${schoolId}, 'office', ${made.clock.now()})`)
    await makeRelation(house, pupil, { firstName: 'Kari', mayRefund: false })

    const office = await served.pageOf(clerk)
    await lookAs(office, { width: 1440, height: 900, colorScheme: 'light' })
    await office.goto(`${served.address}/office/${schoolId}/pupils?open=${pupilId}`)
    await office.getByRole('heading', { name: 'Foresatte', exact: true }).waitFor()
    await look(office, 'office', { width: 1440, height: 900 })
    await office.getByRole('button', { name: 'Endre rettigheter for Kari Prøve' }).click()
    await office.getByLabel('Hva den foresatte ser').selectOption({ label: 'Ser bare saldoen' })
    await look(office, 'office-rights', { width: 1440, height: 900 })
    await office.getByRole('button', { name: 'Lagre rettighetene' }).click()
    await office.getByText('Ser bare saldoen · ').waitFor()
    await office.getByRole('button', { name: 'Legg til en foresatt' }).click()
    await office.getByLabel('Fornavn').fill('Besteforelder')
    await office.getByLabel('Etternavn').fill('Prøve')
    await office.getByLabel('E-post', { exact: true }).fill('beste@post.example')
    await office.getByLabel('Første dag').fill('2026-12-01')
    await office.getByLabel('Siste dag').fill('2026-12-18')
    await look(office, 'office-add', { width: 1440, height: 900 })
    await office.getByRole('button', { name: 'Gi tilgang til kortet til Bartholomeus-Emmanuel' }).click()
    await office.getByText('Fra tirsdag 1. des. · Til og med fredag 18. des.').waitFor()
    await look(office, 'office-guardians', { width: 1440, height: 900 })
    for (const size of [{ width: 1440, height: 900 }, phone]) {
      await lookAs(office, { ...size, colorScheme: 'light' })
      await office.getByRole('heading', { name: 'Foresatte', exact: true }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
      findings.push(...(await faultsOn(office, 'family-office-lines')))
    }
    await lookAs(office, { width: 1440, height: 900, colorScheme: 'light' })
    // From now on the pupil has a profile, and is asked.
    const holderId = await makeHolder(house, pupil, 'Bartholomeus-Emmanuel')
    await office.getByRole('button', { name: 'Lag kode til en foresatt' }).click()
    await office.getByRole('button', { name: 'Lag koden' }).click()
    const code = (await office.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? ''
    await look(office, 'office-code', { width: 1440, height: 900 })

    const father = await served.pageOf((await makePersonNamed(house, 'Far')).personId)
    await father.goto(`${served.address}/add-child`)
    await father.getByLabel('Kode').fill(code.toLowerCase())
    await look(father, 'add-child')
    await father.getByRole('button', { name: 'Legg til' }).click()
    await father.getByText('Bartholomeus-Emmanuel må si ja først').waitFor()

    const holder = await served.pageOf(holderId)
    await holder.goto(`${served.address}/family/${schoolId}/${walletId}`)
    await holder.getByRole('heading', { name: 'Vil følge kortet ditt' }).waitFor()
    // The office has looked, and the pupil is told.
    await holder.getByText('Kontoret, ansatt').waitFor()
    await look(holder, 'pupil')
    await holder.getByRole('button', { name: 'Ja, Far Prøve kan følge kortet' }).click()
    await holder.getByRole('heading', { name: 'Vil følge kortet ditt' }).waitFor({ state: 'detached' })

    await father.goto(`${served.address}/family/${schoolId}/${walletId}`)
    await father.getByRole('button', { name: 'Lag en lenke' }).click()
    await father.getByText('Lenken virker én gang, i en uke.').waitFor()
    await look(father, 'guardian')
    expect(findings).toEqual([])
  })
})
