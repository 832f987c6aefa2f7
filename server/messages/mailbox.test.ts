import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql, transaction } from '../../database/transaction.ts'
import { houseForTest, type TestHouse } from '../../test/house-for-test.ts'
import { makeApp } from '../app.ts'
import { type House, makeHouse } from '../house.ts'
import { queueMessage } from './index.ts'

let made: TestHouse
let house: House
let app: Awaited<ReturnType<typeof makeApp>>

beforeAll(async () => {
  made = await houseForTest()
  house = makeHouse({ ...made.house, installation: 'demo' })
  app = await makeApp(house, { isHttps: false, proxies: 0 })
})
afterAll(async () => {
  await app.close()
  await made.close()
})
beforeEach(async () => {
  await house.database.query(sql`delete from message`)
})

const queue = (wish: object = {}) =>
  transaction(house.database, (tx) =>
    queueMessage(tx, house, { channel: 'email', recipient: 'nora@elev.example', subject: 'Hei', body: 'Hei, Nora!', ...wish }),
  )
const page = async (query = '', headers: Record<string, string> = {}) => {
  const reply = await app.inject({ url: `/mailbox${query}`, headers })
  expect(reply.statusCode).toBe(200)
  return { text: reply.body, headers: reply.headers, subjects: [...reply.body.matchAll(/<h2 id="[^"]*">([^<]*)/g)].map((match) => match[1]) }
}

test('a real installation has no mailbox page', async () => {
  const real = await makeApp(made.house, { isHttps: false, proxies: 0 })
  expect((await real.inject({ url: '/mailbox' })).statusCode).toBe(404)
  await real.close()
})

describe('the mailbox', () => {
  test('says what it is for while it is empty', async () => {
    expect((await page()).text).toContain('Ingen meldinger ennå')
  })

  test('shows the newest first', async () => {
    for (const subject of ['Først', 'Så', 'Sist']) {
      await queue({ subject })
      made.clock.pass(1000)
    }
    expect((await page()).subjects).toEqual(['Sist', 'Så', 'Først'])
  })

  test('shows one reader’s letters alone, when asked', async () => {
    await queue({ subject: 'Til Nora' })
    await queue({ subject: 'Til Emil', recipient: 'emil+1@elev.example' })
    const { subjects, text } = await page('?recipient=emil%2B1%40elev.example')
    expect(subjects).toEqual(['Til Emil'])
    expect(text).toContain('<option value="emil+1@elev.example" selected>')
    expect((await page('?recipient=')).subjects).toHaveLength(2)
  })

  test('has twenty on a page, and a way to the next and back', async () => {
    for (let count = 1; count <= 41; count += 1) {
      await queue({ subject: `Nummer ${count}` })
      made.clock.pass(1000)
    }
    const first = await page()
    expect([first.subjects.length, first.subjects[0]]).toEqual([20, 'Nummer 41'])
    expect(first.text).toContain('<a href="/mailbox?page=2" rel="next">')
    const last = await page('?page=3&recipient=nora%40elev.example&language=nn')
    expect(last.subjects).toEqual(['Nummer 1'])
    expect(last.text).toContain('<a href="/mailbox?recipient=nora%40elev.example&amp;language=nn&amp;page=2" rel="prev">')
    expect(last.text).not.toContain('rel="next"')
    expect((await page('?page=400')).text).toContain('page=3" rel="prev"')
  })

  test('makes our own links clickable, and shows them without what is secret', async () => {
    await queue({ body: `Åpne:\n\n${house.publicUrl}/confirm#token=abc_-9\n\nIkke http://evil.example/x og ikke ${house.publicUrl}.evil.example/` })
    const { text } = await page()
    expect(text).toContain(`<a href="${house.publicUrl}/confirm#token=abc_-9">${house.publicUrl}/confirm</a>`)
    expect(text).not.toContain('href="http://evil')
    expect(text).not.toContain('evil.example/">')
  })

  test('shows an SMS without a subject as an SMS', async () => {
    await queue({ channel: 'sms', recipient: '+4791234567', subject: '', body: 'Kortet er klart' })
    expect((await page()).subjects).toEqual(['SMS'])
  })

  test('takes nothing in a letter for HTML', async () => {
    await queue({ subject: '<script>alert(1)</script>', recipient: '"><img src=x>@x.example', body: '<b>&"\'' })
    const { text } = await page()
    expect(text).not.toMatch(/<script|<img|<b>/)
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect((await page('?recipient=%22%3E%3Cscript%3E')).text).not.toContain('<script')
  })

  test('speaks the reader’s language, or the one that is asked for', async () => {
    expect((await page('', { 'accept-language': 'en-GB,en;q=0.9' })).text).toMatch(/<html lang="en">[\s\S]*The mailbox/)
    expect((await page('?language=nn', { 'accept-language': 'en-GB' })).text).toMatch(/<html lang="nn">[\s\S]*Postkassa/)
    expect((await page('?language=xx')).text).toContain('<html lang="nb">')
  })

  test('is kept by no browser and found by no search engine, and needs no script', async () => {
    const { headers, text } = await page()
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    expect(text).not.toContain('<script')
  })

  test('does not mind what it is asked by hand', async () => {
    for (const query of ['?page=-1', '?page=abc', '?page=9999999999', '?recipient=a&recipient=b', '?x=1']) await page(query)
  })
})
