// npm run bench:enquiries: what it costs to search a school's enquiries when there are very many of them, with the
// plan of the slowest search. On the embedded database, or on the server of KANTINEKORT_TEST_SERVER with --on server.

import { parseArgs } from 'node:util'
import { sql, transaction } from '../database/transaction.ts'
import { findEnquiries } from '../server/enquiries/find-enquiries.ts'
import { makePerson } from '../server/people/index.ts'
import { makeCanteen } from '../test/canteen.ts'
import { houseForTest } from '../test/house-for-test.ts'
import { explaining } from './explaining.ts'

const { values: flags } = parseArgs({ options: { messages: { type: 'string', default: '50000' }, on: { type: 'string', default: 'embedded' } } })
const MESSAGES_AN_ENQUIRY = 4
const enquiryCount = Math.ceil(Number(flags.messages) / MESSAGES_AN_ENQUIRY)
const ROUNDS = 7

const made = await houseForTest({ on: flags.on === 'server' ? 'server' : 'embedded' })
const { house } = made
try {
  const { schoolId } = await makeCanteen(house)
  const { personId } = await transaction(house.database, (tx) =>
    makePerson(tx, house, { email: 'kari@familie.example', firstName: 'Kari', lastName: 'Ås', language: 'nb' }),
  )
  await write(schoolId, personId)
  console.log(`${enquiryCount} enquiries of one school with ${MESSAGES_AN_ENQUIRY} messages each, on ${flags.on}`)
  for (const search of ['', 'kantinekortet', 'finnesikke', 'borte garderoben', String(enquiryCount)]) {
    for (const state of [undefined, 'active'] as const) {
      const asked = { schoolId, personId, search, ...(state && { state }) }
      const tookMs: number[] = []
      let total = 0
      for (let round = 0; round < ROUNDS; round += 1) {
        const startedAt = performance.now()
        total = (await findEnquiries(house, asked)).total
        tookMs.push(performance.now() - startedAt)
      }
      const middle = tookMs.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0
      console.log(
        `${JSON.stringify(search).padEnd(20)} ${(state ?? 'all').padEnd(7)} ${String(total).padStart(6)} found, p50 ${middle.toFixed(0)} ms, max ${Math.max(...tookMs).toFixed(0)} ms`,
      )
    }
  }
  await findEnquiries({ ...house, database: explaining(house.database) }, { schoolId, personId, search: 'finnesikke' })
} finally {
  await made.close()
}

/** Enquiries as a school has them after years: a tenth still open, a few hundred characters in each message. */
async function write(schoolId: number, personId: string): Promise<void> {
  const now = house.clock.now()
  await transaction(house.database, async (tx) => {
    await tx.query(sql`
      insert into enquiry (school_id, id, number, state, topic, person_id, language, made_at, changed_at, waits_since)
      select ${schoolId}, gen_random_uuid(), number, case when number % 10 = 0 then 'open' else 'solved' end, 'other', ${personId}, 'nb',
        ${now}::timestamptz - number * interval '20 minutes', ${now}::timestamptz - number * interval '20 minutes',
        case when number % 10 = 0 then ${now}::timestamptz - number * interval '20 minutes' end
      from generate_series(1, ${enquiryCount}) as number`)
    await tx.query(sql`
      insert into enquiry_message (school_id, enquiry_id, id, side, person_id, body, made_at)
      select ${schoolId}, enquiry.id, gen_random_uuid(), 'family', ${personId},
        case when place = 1 then 'Hei, kantinekortet er borte, trolig i garderoben. ' else 'Takk for svar, da vet vi det. ' end
          || repeat('Vi spiser lunsj hver dag og er fornøyde med maten. ', 6),
        enquiry.made_at
      from enquiry
      cross join generate_series(1, ${MESSAGES_AN_ENQUIRY}) as place
      where enquiry.school_id = ${schoolId}`)
  })
  await house.database.maintain()
}
