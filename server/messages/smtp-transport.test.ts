import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows, sql, transaction } from '../../database/transaction.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import type { House } from '../house.ts'
import { makeSender, queueMessage, smtpTransport } from './index.ts'

type Received = { from: string; to: string[]; raw: Buffer; user: string | undefined }
type Mail = { url: string; received: Received[]; close: () => Promise<void> }

/** A real SMTP server on a free port. */
async function mailServer(options: SMTPServerOptions = {}): Promise<Mail> {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
          user: session.user as string | undefined,
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

const FROM = 'Åsen kantine <kantine@asen.example>'
const BODY = `Hei, Åse!\n\nhttp://127.0.0.1:3000/confirm#token=${'aB3_-'.repeat(8)}abc\n\nHilsen Kantinekort`

let made: TestHouse
let house: House
const opened: Mail[] = []
beforeAll(async () => {
  made = await houseForTest()
  house = made.house
})
afterAll(() => made.close())
beforeEach(async () => {
  await house.database.query(sql`delete from message`)
})
afterEach(async () => {
  for (const mail of opened.splice(0)) await mail.close()
})

const open = async (options?: SMTPServerOptions) => {
  const mail = await mailServer(options)
  opened.push(mail)
  return mail
}
const queue = (recipient = 'nora@elev.example', subject = 'Bekreft e-postadressen din – nå') =>
  transaction(house.database, (tx) => queueMessage(tx, house, { channel: 'email', recipient, subject, body: BODY }))
const send = async (url: string) => {
  const transport = smtpTransport({ url, from: FROM })
  await makeSender(house, transport).runOnce()
  await transport.close()
}
const stored = () =>
  rows<{ state: string; attempts: number; problem: string | null }>(house.database, sql`select state, attempts, last_problem as problem from message`)

describe('a letter', () => {
  test('arrives whole, with its Norwegian letters and its link unbroken', async () => {
    const mail = await open()
    await queue()
    await send(mail.url)
    const [letter] = mail.received
    expect(letter).toMatchObject({ from: 'kantine@asen.example', to: ['nora@elev.example'] })
    const read = await PostalMime.parse(letter?.raw ?? '')
    expect(read).toMatchObject({
      subject: 'Bekreft e-postadressen din – nå',
      from: { name: 'Åsen kantine', address: 'kantine@asen.example' },
      to: [{ address: 'nora@elev.example' }],
    })
    expect(read.text?.replaceAll('\r\n', '\n').trim()).toBe(BODY)
    expect(read.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
    expect(await stored()).toMatchObject([{ state: 'sent' }])
  })

  test('goes to one reader only: who else is written to is not told', async () => {
    const mail = await open()
    await queue('nora@elev.example')
    await queue('emil@elev.example')
    await send(mail.url)
    expect(mail.received.map(({ to }) => to).toSorted()).toEqual([['emil@elev.example'], ['nora@elev.example']])
  })

  test('is known by its id, should it come twice', async () => {
    const mail = await open()
    await queue()
    await send(mail.url)
    const [stored] = await rows<{ id: string }>(house.database, sql`select id from message`)
    expect((await PostalMime.parse(mail.received[0]?.raw ?? '')).messageId).toBe(`<${stored?.id}@kantinekort>`)
  })

  test('is handed over with the name and password of the address', async () => {
    const mail = await open({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => (password === 'hemm@lig' ? done(null, { user: username ?? '' }) : done(new Error('no'))),
    })
    await queue()
    await send(mail.url.replace('//', '//kantine:hemm%40lig@'))
    expect(mail.received.map(({ user }) => user)).toEqual(['kantine'])
  })
})

describe('a letter that the server does not take', () => {
  test('because it does not know the reader, is given up', async () => {
    const mail = await open({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('5.1.1 no such user nora@elev.example'), { responseCode: 550 })),
    })
    await queue()
    await send(mail.url)
    expect(await stored()).toEqual([{ state: 'given_up', attempts: 1, problem: 'smtp EENVELOPE 550' }])
  })

  test('just now, is tried again', async () => {
    const mail = await open({
      onRcptTo: (_address, _session, done) => done(Object.assign(new Error('4.7.1 greylisted nora@elev.example'), { responseCode: 451 })),
    })
    await queue()
    await send(mail.url)
    expect(await stored()).toEqual([{ state: 'waiting', attempts: 1, problem: 'smtp EENVELOPE 451' }])
  })

  test('because our own password is wrong, is tried again: that can be put right', async () => {
    const mail = await open({ authOptional: false, allowInsecureAuth: true, onAuth: (_auth, _session, done) => done(new Error('no')) })
    await queue()
    await send(mail.url.replace('//', '//kantine:feil@'))
    expect(await stored()).toMatchObject([{ state: 'waiting', attempts: 1, problem: 'smtp EAUTH 535' }])
  })

  test('because there is no server, is tried again', async () => {
    const mail = await mailServer()
    await mail.close()
    await queue()
    await send(mail.url)
    expect(await stored()).toMatchObject([{ state: 'waiting', problem: expect.stringMatching(/^smtp (ESOCKET|ECONNECTION|ECONNREFUSED)$/) }])
  })
})

test('a letter is never sent in clear to another machine', async () => {
  // The name points to this machine, but is not one that says so: the way there could be anybody's.
  const mail = await open()
  await queue()
  await send(mail.url.replace('127.0.0.1', '127.0.0.2'))
  expect(mail.received).toEqual([])
  expect(await stored()).toMatchObject([{ state: 'waiting' }])
})
