import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { addDays } from '../../rules/norwegian-time.ts'
import { type Canteen, fill, makeCanteen, type TestPupil } from '../../test/canteen.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { addPeriodIn } from '../calendars/index.ts'
import { currentSigner } from '../journal/index.ts'
import { makeSender, messagesTo, writeChoice, writeQuietHours } from '../messages/index.ts'
import { makeLink } from '../pay-links/index.ts'
import { makePerson } from '../people/index.ts'
import { makePurchases } from '../purchases/index.ts'
import { forgetOldWarnings, warnFamilies } from './index.ts'

let made: TestHouse
let canteen: Canteen
let people = 0
/** A baguette of 35 kroner on each weekday for three weeks. */
let eaters: TestPupil[]

beforeAll(async () => {
  made = await houseForTest()
  made.clock.set('2026-10-12T09:30:00.000Z')
  canteen = await makeCanteen(made.house)
  eaters = []
  for (let count = 0; count < 10; count += 1) eaters.push(await canteen.makePupil({ balanceOre: 15 * 3500 + 1000, firstName: `Elev${count}` }))
  const signer = await currentSigner(made.house.database, made.house.keys)
  for (let day = '2026-10-12'; day < '2026-11-02'; day = addDays(day, 1)) {
    if ([0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) continue
    made.clock.set(`${day}T10:30:00.000Z`)
    await makePurchases(
      made.house,
      signer,
      eaters.map((pupil) => canteen.wish(pupil)),
    )
  }
})
afterAll(() => made.close())
// Monday 2 November, ten past six in the evening: ten kroner are left on each card.
beforeEach(async () => {
  made.clock.set('2026-11-02T17:10:00.000Z')
  await made.house.database.query(
    sql`update school_calendar set warned_day = null, warned_after = null, warns_at = '18:00', offers_sms = false where school_id = ${canteen.schoolId}`,
  )
  await made.house.database.query(sql`delete from message`)
})

const next = () => {
  const pupil = eaters.shift()
  if (!pupil) throw new Error('no eater is left')
  return pupil
}

async function follow(pupil: TestPupil, { mobile = null as string | null } = {}) {
  people += 1
  const email = `foresatt${people}@familie.example`
  const { house } = made
  const personId = await transaction(
    house.database,
    async (tx) => (await makePerson(tx, house, { email, firstName: 'Kari', lastName: 'Prøve', language: 'nb', passwordHash: 'x' })).personId,
  )
  await house.database.query(
    sql`update person set mobile = ${mobile}, mobile_confirmed_at = ${mobile === null ? null : made.clock.now()}, email_confirmed_at = ${made.clock.now()} where id = ${personId}`,
  )
  await house.database.query(sql`
    insert into guardianship (school_id, pupil_id, person_id, starts_at)
    values (${pupil.schoolId}, ${pupil.pupilId}, ${personId}, '2026-10-01')`)
  return { personId, email }
}

const lettersTo = (recipient: string) => messagesTo(made.house, recipient)
const sent = () =>
  rows<{ recipient: string; channel: string; at: Date }>(
    made.house.database,
    sql`select recipient, channel, next_attempt_at as at from message order by recipient, channel`,
  )

describe('the evening before a lunch that would fail', () => {
  test('both guardians are told once, with the way to pay', async () => {
    const pupil = next()
    const [one, other] = [await follow(pupil), await follow(pupil)]
    expect(await warnFamilies(made.house)).toBe(2)
    const [letter] = await lettersTo(one.email)
    expect(letter?.subject).toBe('Saldoen til Elev0 rekker ikke til lunsj i morgen')
    expect(letter?.body.replaceAll('\u00a0', ' ')).toContain('Det er 10 kr igjen på kantinekortet til Elev0')
    expect(letter?.body).toContain(`http://127.0.0.1:3000/topups/${pupil.schoolId}/${pupil.walletId}`)
    expect(letter?.body).not.toContain('/gift#')
    expect(await lettersTo(other.email)).toHaveLength(1)
    made.clock.pass(60_000)
    expect(await warnFamilies(made.house)).toBe(0)
    // Even where the evening is gone through again, as after a crash between two pages.
    await made.house.database.query(sql`update school_calendar set warned_day = null where school_id = ${canteen.schoolId}`)
    expect(await warnFamilies(made.house)).toBe(0)
    expect(await lettersTo(one.email)).toHaveLength(1)
  })

  test('a pay link that the family has is in the letter, and none where the address is protected', async () => {
    const [open, hidden] = [next(), next()]
    const [reader, secret] = [await follow(open), await follow(hidden)]
    for (const [pupil, { personId }] of [
      [open, reader],
      [hidden, secret],
    ] as const)
      await makeLink(made.house, { schoolId: pupil.schoolId, walletId: pupil.walletId, personId })
    await made.house.database.query(sql`update pupil set has_protected_address = true where school_id = ${hidden.schoolId} and id = ${hidden.pupilId}`)
    await warnFamilies(made.house)
    expect((await lettersTo(reader.email))[0]?.body).toContain('/gift#token=')
    const [letter] = await lettersTo(secret.email)
    expect(letter?.body).toContain('/topups/')
    expect(letter?.body).not.toContain('/gift#')
  })

  test('nobody is told before the school’s hour, nor late at night', async () => {
    const { email } = await follow(next())
    for (const instant of ['2026-11-02T16:59:00.000Z', '2026-11-02T21:01:00.000Z']) {
      made.clock.set(instant)
      expect(await warnFamilies(made.house)).toBe(0)
    }
    made.clock.set('2026-11-02T17:00:00.000Z')
    expect(await warnFamilies(made.house)).toBe(1)
    expect(await lettersTo(email)).toHaveLength(1)
  })

  test('nobody is told whose balance is enough, or who has no school tomorrow', async () => {
    const pupil = next()
    const { email } = await follow(pupil)
    const { house } = made
    const id = house.newId()
    await transaction(house.database, (tx) =>
      addPeriodIn(tx, house, {
        schoolId: canteen.schoolId,
        wish: { id, kind: 'planning', title: 'Planlegging', firstDay: '2026-11-03', lastDay: '2026-11-03' },
      }),
    )
    expect(await warnFamilies(house)).toBe(0)
    // On the evening of the day off it is for the day after.
    made.clock.set('2026-11-03T17:10:00.000Z')
    await transaction(house.database, (tx) => fill(tx, house, { ...pupil, amountOre: 2500 }))
    await warnFamilies(house)
    expect(await lettersTo(email)).toEqual([])
    await house.database.query(sql`delete from calendar_period where school_id = ${canteen.schoolId} and id = ${id}`)
  })

  test('nobody is told where money comes by itself in time', async () => {
    const pupil = next()
    const { email, personId } = await follow(pupil)
    const { house } = made
    const [cardId, arrangementId, now] = [house.newId(), house.newId(), made.clock.now()]
    await house.database.query(sql`
      insert into stored_card (school_id, id, wallet_id, person_id, provider, wrapped_token, label, made_at)
      values (${pupil.schoolId}, ${cardId}, ${pupil.walletId}, ${personId}, 'swedbank-pay', ${Buffer.from('x')}, 'Visa', ${now})`)
    await house.database.query(sql`
      insert into topup_arrangement (school_id, id, wallet_id, person_id, state, threshold_ore, amount_ore, monthly_cap_ore, card_id, day_handled, made_at, agreed_at, changed_at)
      values (${pupil.schoolId}, ${arrangementId}, ${pupil.walletId}, ${personId}, 'active', 5000, 20000, 100000, ${cardId}, '2026-11-02', ${now}, ${now}, ${now})`)
    await warnFamilies(house)
    expect(await lettersTo(email)).toEqual([])
    // It rests until December, so it helps nobody tomorrow.
    await house.database.query(sql`update topup_arrangement set not_before = '2026-12-01' where school_id = ${pupil.schoolId} and id = ${arrangementId}`)
    await house.database.query(sql`update school_calendar set warned_day = null where school_id = ${canteen.schoolId}`)
    await warnFamilies(house)
    expect(await lettersTo(email)).toHaveLength(1)
  })
})

describe('each reader’s own choice', () => {
  test('holds: nothing, SMS where the school offers it, and after the quiet hours', async () => {
    const pupil = next()
    const [silent, bySms, quiet] = [await follow(pupil), await follow(pupil, { mobile: '+4791234567' }), await follow(pupil)]
    const { database } = made.house
    const now = made.clock.now()
    await writeChoice(database, { personId: silent.personId, event: 'lunch_warning', channels: [], now })
    await writeChoice(database, { personId: bySms.personId, event: 'lunch_warning', channels: ['sms'], now })
    await writeQuietHours(database, { personId: quiet.personId, quiet: { from: '17:00', until: '19:30' }, now })
    await database.query(sql`update school_calendar set offers_sms = true where school_id = ${canteen.schoolId}`)
    expect(await warnFamilies(made.house)).toBe(2)
    const messages = await sent()
    expect(messages.map(({ recipient, channel, at }) => [recipient, channel, at.toISOString()])).toEqual([
      ['+4791234567', 'sms', '2026-11-02T17:10:00.000Z'],
      [quiet.email, 'email', '2026-11-02T18:30:00.000Z'],
    ])
    const [sms] = await lettersTo('+4791234567')
    expect(sms?.body.replaceAll('\u00a0', ' ')).toBe(
      `Saldoen til ${(await firstNameOf(pupil)) ?? ''} (10 kr) rekker ikke til lunsj i morgen. Kjøp saldo: http://127.0.0.1:3000/topups/${pupil.schoolId}/${pupil.walletId}`,
    )
  })

  test('of SMS alone is told by e-mail where the school offers no SMS', async () => {
    const pupil = next()
    const reader = await follow(pupil, { mobile: '+4791234568' })
    await writeChoice(made.house.database, { personId: reader.personId, event: 'lunch_warning', channels: ['sms'], now: made.clock.now() })
    await warnFamilies(made.house)
    expect((await sent()).map(({ recipient, channel }) => [recipient, channel])).toEqual([[reader.email, 'email']])
  })
})

test('a warning that waits is not sent once the lunch has begun', async () => {
  const { email } = await follow(next())
  await warnFamilies(made.house)
  made.clock.set('2026-11-03T09:00:00.000Z')
  const gone: string[] = []
  const sender = makeSender(made.house, {
    channels: ['email'],
    keepsLetters: false,
    send: async ({ recipient }) => void gone.push(recipient),
    close: async () => {},
  })
  await sender.runOnce()
  expect(gone).toEqual([])
  expect(await rows(made.house.database, sql`select state from message where recipient = ${email}`)).toEqual([{ state: 'given_up' }])
})

test('two who warn at once tell everybody once', async () => {
  const pupil = next()
  const { email } = await follow(pupil)
  const told = await Promise.all([warnFamilies(made.house), warnFamilies(made.house)])
  expect(told[0] + told[1]).toBe(1)
  expect(await lettersTo(email)).toHaveLength(1)
})

test('who was warned is forgotten a month after', async () => {
  expect(await forgetOldWarnings(made.house)).toBe(0)
  made.clock.set('2026-12-05T12:00:00.000Z')
  expect(await forgetOldWarnings(made.house)).toBeGreaterThan(0)
  expect(await rows(made.house.database, sql`select 1 from lunch_warning where school_id = ${canteen.schoolId}`)).toEqual([])
})

async function firstNameOf({ schoolId, pupilId }: TestPupil): Promise<string | undefined> {
  const [found] = await rows<{ firstName: string }>(
    made.house.database,
    sql`select first_name as "firstName" from pupil where school_id = ${schoolId} and id = ${pupilId}`,
  )
  return found?.firstName
}
