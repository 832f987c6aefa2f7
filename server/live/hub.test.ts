// Open tills hear of every change that was committed, in order, from whichever process it came; nothing is lost
// in a gap, and a till that reads slowly is nobody's trouble but its own.

import { afterEach, beforeAll, afterAll, describe, expect, test } from 'vitest'
import type { LiveEventName } from '../../contract/live-events.ts'
import { sql, transaction } from '../../database/transaction.ts'
import { type Canteen, makeCanteen, type TestTill } from '../../test/canteen.ts'
import { houseForTest, openOnServer, type TestHouse } from '../../test/house-for-test.ts'
import type { House } from '../house.ts'
import { tillKnowledge } from '../tills/index.ts'
import { announceChange, type ChangeKind } from './announce-change.ts'
import { type Line, type LiveHub, type LivePace, makeLiveHub, usualPace } from './hub.ts'

let made: TestHouse
let canteen: Canteen
const hubs: LiveHub[] = []

beforeAll(async () => {
  made = await houseForTest()
})
afterEach(async () => void (await Promise.all(hubs.splice(0).map((hub) => hub.stop()))))
afterAll(() => made.close())

const quick: LivePace = { ...usualPace, pollMs: 20, beatMs: 60_000 }

function openHub(house: House = made.house, pace: Partial<LivePace> = {}): LiveHub {
  const hub = makeLiveHub(house, {
    isTill: tillKnowledge(house).isTill,
    describeCards: async (_db, { cardIds }) => new Map(cardIds.map((cardId) => [cardId, { hash: cardId.slice(0, 8), stop: 'card_blocked', isPhone: false }])),
    pace: { ...quick, ...pace },
  })
  hub.start()
  hubs.push(hub)
  return hub
}

type Heard = { name: LiveEventName; content: { version?: number; kind?: string; isAnew?: boolean; card?: object } }

/** A till at the other end of a line. `takes` false: its network swallows nothing more. */
function makeListener({ takes = true } = {}) {
  const heard: Heard[] = []
  let drained = () => {}
  const state = { takes, isEnded: false, isCut: false, writes: 0 }
  const read = (text: string) => {
    for (const event of text.split('\n\n').filter((each) => each !== '')) {
      const [first = '', second = ''] = event.split('\n')
      heard.push({ name: first.slice('event: '.length) as LiveEventName, content: JSON.parse(second.slice('data: '.length)) })
    }
  }
  const line: Line = {
    write: (text) => {
      state.writes += 1
      read(text)
      return state.takes
    },
    onceDrained: (then) => {
      drained = then
    },
    end: (last) => {
      read(last)
      state.isEnded = true
    },
    cut: () => {
      state.isCut = true
    },
  }
  const drain = () => {
    state.takes = true
    drained()
  }
  return { heard, line, state, drain, versions: () => heard.flatMap(({ name, content }) => (name === 'change' ? [content.version] : [])) }
}

async function newCanteen(): Promise<Canteen> {
  canteen = await makeCanteen(made.house)
  return canteen
}
const announce = (kind: ChangeKind = 'catalogue', subjectId: string | null = null, house: House = made.house) =>
  transaction(house.database, (tx) => announceChange(tx, house, { schoolId: canteen.schoolId, kind, subjectId }))

async function connect(hub: LiveHub, { after = null as number | null, till = canteen.till as TestTill, takes = true } = {}) {
  const listener = makeListener({ takes })
  const opened = await hub.open(till, { after, line: listener.line })
  if (typeof opened === 'string') throw new Error(opened)
  return { ...listener, ...opened }
}

describe('a till that is connected', () => {
  test('begins by asking for everything, and then hears each change once, in order', async () => {
    await newCanteen()
    await announce()
    const till = await connect(openHub())
    expect(till.heard).toEqual([{ name: 'hello', content: { version: 1, isAnew: true, beatMs: quick.beatMs } }])
    for (let count = 0; count < 5; count += 1) await announce()
    await expect.poll(till.versions).toEqual([2, 3, 4, 5, 6])
  })

  test('hears of a card whether it pays, and neither its id nor whose it is', async () => {
    await newCanteen()
    const till = await connect(openHub())
    const cardId = made.house.newId()
    await announce('card', cardId)
    await expect.poll(till.versions).toEqual([1])
    expect(till.heard.at(-1)?.content).toEqual({ version: 1, kind: 'card', card: { hash: cardId.slice(0, 8), stop: 'card_blocked', isPhone: false } })
  })

  test('hears nothing of another school', async () => {
    await newCanteen()
    const hub = openHub()
    const till = await connect(hub)
    await newCanteen()
    const other = await connect(hub)
    await announce()
    await expect.poll(other.versions).toEqual([1])
    expect(till.heard.map(({ name }) => name)).toEqual(['hello'])
  })

  test('hears at once when this very process changed something, however seldom it looks', async () => {
    await newCanteen()
    const hub = openHub(made.house, { pollMs: 60_000 })
    const till = await connect(hub)
    await announce()
    hub.poke()
    await expect.poll(till.versions).toEqual([1])
    await announce()
    hub.poke()
    await expect.poll(till.versions).toEqual([1, 2])
  })

  test('hears of more changes than fit into one look', async () => {
    await newCanteen()
    const till = await connect(openHub(made.house, { pollMs: 500 }))
    await transaction(made.house.database, async (tx) => {
      for (let count = 0; count < 450; count += 1) await announceChange(tx, made.house, { schoolId: canteen.schoolId, kind: 'card', subjectId: null })
    })
    await expect.poll(till.versions).toEqual(Array.from({ length: 450 }, (_, index) => index + 1))
  })

  test('is told now and then that the line lives', async () => {
    await newCanteen()
    const till = await connect(openHub(made.house, { beatMs: 15 }))
    await expect.poll(() => till.heard.filter(({ name }) => name === 'beat').length).toBeGreaterThan(2)
    expect(till.heard.at(-1)?.content).toEqual({ version: 0 })
  })
})

describe('a till that was away', () => {
  test('hears what it missed, and nothing twice', async () => {
    await newCanteen()
    const hub = openHub()
    const first = await connect(hub)
    await announce()
    await expect.poll(first.versions).toEqual([1])
    first.close()
    await announce()
    await announce()
    const second = await connect(hub, { after: 1 })
    expect(second.heard[0]?.content).toMatchObject({ version: 1, isAnew: false })
    await expect.poll(second.versions).toEqual([2, 3])
    await announce()
    await expect.poll(second.versions).toEqual([2, 3, 4])
  })

  test('begins anew when the log no longer reaches back, when it was another database’s, and not when nothing happened', async () => {
    await newCanteen()
    const hub = openHub()
    for (let count = 0; count < 3; count += 1) await announce()
    await made.house.database.query(sql`delete from school_change where school_id = ${canteen.schoolId} and version <= 2`)
    const starts = []
    for (const after of [1, 2, 3, 4]) starts.push((await connect(hub, { after })).heard[0]?.content)
    expect(starts).toEqual([
      { version: 3, isAnew: true, beatMs: quick.beatMs },
      { version: 2, isAnew: false, beatMs: quick.beatMs },
      { version: 3, isAnew: false, beatMs: quick.beatMs },
      { version: 3, isAnew: true, beatMs: quick.beatMs },
    ])
    await made.house.database.query(sql`delete from school_change where school_id = ${canteen.schoolId}`)
    expect((await connect(hub, { after: 3 })).heard[0]?.content).toMatchObject({ version: 3, isAnew: false })
    expect((await connect(hub, { after: 2 })).heard[0]?.content).toMatchObject({ version: 3, isAnew: true })
  })

  test('is told to begin anew when an older database is put in place under its feet', async () => {
    await newCanteen()
    const till = await connect(openHub())
    for (let count = 0; count < 3; count += 1) await announce()
    await expect.poll(till.versions).toEqual([1, 2, 3])
    await made.house.database.query(sql`update school_version set version = 1 where school_id = ${canteen.schoolId}`)
    await expect.poll(() => till.heard.at(-1)).toEqual({ name: 'hello', content: { version: 1, isAnew: true, beatMs: quick.beatMs } })
  })
})

describe('a till that reads slowly', () => {
  test('is handed nothing until it takes more, and then all of it in order', async () => {
    await newCanteen()
    const hub = openHub()
    const [slow, quickOne] = [await connect(hub, { takes: false }), await connect(hub)]
    for (let count = 0; count < 300; count += 1) await announce()
    await expect.poll(() => quickOne.versions().length).toBe(300)
    expect(slow.state.writes).toBe(1)
    slow.drain()
    await expect.poll(slow.versions).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
  })

  test('begins anew when the log has been cleared before it took more', async () => {
    await newCanteen()
    const hub = openHub()
    const [slow, quickOne] = [await connect(hub, { takes: false }), await connect(hub)]
    for (let count = 0; count < 250; count += 1) await announce()
    await expect.poll(() => quickOne.versions().length).toBe(250)
    await made.house.database.query(sql`delete from school_change where school_id = ${canteen.schoolId}`)
    slow.drain()
    await expect.poll(() => slow.heard.at(-1)).toEqual({ name: 'hello', content: { version: 250, isAnew: true, beatMs: quick.beatMs } })
  })

  test('is cut off when it takes nothing for too long', async () => {
    await newCanteen()
    const hub = openHub(made.house, { beatMs: 10, patienceMs: 50 })
    const stuck = await connect(hub, { takes: false })
    await expect.poll(() => stuck.state.isCut).toBe(true)
    expect(hub.streamCount()).toBe(0)
  })
})

describe('a line', () => {
  test('is closed with a word when the till is signed out, and other tills keep theirs', async () => {
    await newCanteen()
    const hub = openHub()
    const other = await canteen.makeTill()
    const [mine, theirs] = [await connect(hub), await connect(hub, { till: other })]
    await made.house.database.query(sql`update till set token_hash = null where school_id = ${canteen.schoolId} and id = ${canteen.till.tillId}`)
    await announce('till', canteen.till.tillId)
    await expect.poll(() => mine.state.isEnded).toBe(true)
    expect(mine.heard.at(-1)).toEqual({ name: 'closed', content: {} })
    await expect.poll(theirs.versions).toEqual([1])
    expect(theirs.state.isEnded).toBe(false)
    await expect(connect(hub)).rejects.toThrow('till_closed')
    expect(hub.streamCount()).toBe(1)
  })

  test('is refused when there are too many, and free again when one goes', async () => {
    await newCanteen()
    const hub = openHub(made.house, { mostStreams: 2 })
    const first = await connect(hub)
    await connect(hub)
    await expect(connect(hub)).rejects.toThrow('too_busy')
    first.close()
    first.close()
    await connect(hub)
    expect(hub.streamCount()).toBe(2)
  })

  test('of a till that opened several takes the place of its oldest', async () => {
    await newCanteen()
    const hub = openHub()
    const lines = []
    for (let count = 0; count < 4; count += 1) lines.push(await connect(hub))
    expect(lines.map(({ state }) => state.isEnded)).toEqual([true, false, false, false])
    expect(hub.streamCount()).toBe(3)
  })

  test('ends when the process stops, and no new one begins', async () => {
    await newCanteen()
    const hub = openHub()
    const till = await connect(hub)
    await hub.stop()
    expect(till.state.isEnded).toBe(true)
    await expect(connect(hub)).rejects.toThrow('too_busy')
  })
})

test('a database that is away for a while is said once, and nothing is missed when it is back', async () => {
  await newCanteen()
  let isAway = false
  const away: House = {
    ...made.house,
    database: {
      ...made.house.database,
      query: (statement) => (isAway ? Promise.reject(new Error('away')) : made.house.database.query(statement)),
    },
  }
  const till = await connect(openHub(away))
  isAway = true
  await announce()
  await expect.poll(() => made.logged.filter(({ event }) => event === 'live_log_not_read').length).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 100))
  isAway = false
  await announce()
  await expect.poll(till.versions).toEqual([1, 2])
  expect(made.logged.filter(({ event }) => event === 'live_log_not_read')).toHaveLength(1)
})

// One session cannot be two processes, so this is for a server.
test.skipIf(process.env.KANTINEKORT_TEST_ON !== 'server')('a change made by one process reaches the tills of another', async () => {
  await newCanteen()
  const database = await openOnServer(made.url as string)
  try {
    const other: House = { ...made.house, database }
    const hub = openHub()
    const [here, there] = [await connect(hub), await connect(openHub(other))]
    await Promise.all(Array.from({ length: 40 }, (_, index) => announce('catalogue', null, index % 2 === 0 ? made.house : other)))
    const all = Array.from({ length: 40 }, (_, index) => index + 1)
    await expect.poll(here.versions).toEqual(all)
    await expect.poll(there.versions).toEqual(all)
    await hubs.pop()?.stop()
  } finally {
    await database.close()
  }
})
