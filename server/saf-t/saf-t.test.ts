// A month of a register, exported, held against the publisher's schema, and its signatures verified in two ways: by our
// own command's reader, and by an implementation here that shares nothing with it.

import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../rules/norwegian-time.ts'
import { type AskableApp, askableApp } from '../../test/asking.ts'
import { type DayWorld, openDayWorld } from '../../test/day-world.ts'
import type { TestTill } from '../../test/canteen.ts'
import { scratchFolder } from '../../test/made-database.ts'
import { mistakesIn, registersIn, totalsOf, verifyIndependently } from '../../test/saf-t.ts'
import { readSpec, specsFolder } from '../../test/specs.ts'
import { closeDay, makeXReport } from '../day-reports/index.ts'
import { notePrint, tellJournal } from '../day-reports/tell-journal.ts'
import { allSigningSecrets } from '../journal/index.ts'
import { changeProduct } from '../menu/index.ts'
import { returnPurchase } from '../returns/return-purchase.ts'
import { noteReturnPrint } from '../returns/show-returns.ts'
import { practiseSale } from '../training/practise-sale.ts'
import { noteTrainingPrint } from '../training/show-training.ts'
import { switchTraining } from '../training/switch-training.ts'
import { type Company, companyOfSchool } from './store.ts'
import { readElements } from './read-elements.ts'
import { fileName, verifierOf, verifyFile, writeCashRegister } from './index.ts'

let world: DayWorld
let company: Company
let secret: Buffer

beforeAll(async () => {
  world = await openDayWorld()
  const { house } = world.made
  company = (await companyOfSchool(house.database, world.canteen.schoolId)) as Company
  secret = Buffer.from((await allSigningSecrets(house.database, house.keys))['1'] as string, 'base64')
  await aMonth()
})
afterAll(() => world.made.close())

// Two tills that sell on every weekday from 30 October to the end of November, of three VAT rates; one closes itself.
async function aMonth(): Promise<void> {
  const { made, canteen, sell } = world
  const { house, clock } = made
  const pupil = await canteen.makePupil({ balanceOre: 5_000_000 })
  const soda = await canteen.makeProduct({ name: 'Brus <=& "kald"\u0007', priceOre: 2990, vatCode: '3' })
  const bread = await canteen.makeProduct({ name: 'Brød', priceOre: 4590, vatCode: '31' })
  const other = await canteen.makeTill()
  for (let day = '2026-10-30'; day <= '2026-11-30'; day = addDays(day, 1)) {
    if ([0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())) continue
    for (const [place, till] of [canteen.till, other].entries()) {
      for (let sale = 0; sale < 2 + place; sale += 1) {
        clock.set(`${day}T10:${String(30 + place * 10 + sale).padStart(2, '0')}:00Z`)
        const lines = [canteen.baguette, soda, bread].map(({ productId, priceOre }) => ({ productId, quantity: 1 + sale, unitPriceOre: priceOre }))
        const { purchaseId } = await sell(pupil, { till, lines, totalOre: lines.reduce((sum, line) => sum + line.quantity * line.unitPriceOre, 0) })
        // On the last day of October and of November something comes back.
        if (sale === 0 && place === 0 && ['2026-10-30', '2026-11-30'].includes(day)) await comesBack(till, purchaseId)
        // And on the last day somebody practises before the others come.
        if (sale === 0 && place === 0 && day === '2026-11-30') await practises(till)
        if (sale === 1) await notePrint(house, { ...till, purchaseId, id: house.newId() })
        if (sale === 2) for (const _print of [1, 2]) await notePrint(house, { ...till, purchaseId, id: house.newId() })
      }
      clock.set(`${day}T12:00:00Z`)
      await makeXReport(house, till)
      if (place === 0) await closeDay(house, { ...till, madeBy: 'till' })
    }
  }
  await tellJournal(house, { ...canteen.till, events: [{ id: house.newId(), kind: 'sale_aborted', amountOre: 4300 }] })
  await changeProduct(house, { schoolId: canteen.schoolId, productId: bread.productId, change: { name: 'Grovbrød' } })
}

async function practises(till: TestTill): Promise<void> {
  const { house } = world.made
  const { productId, priceOre } = world.canteen.baguette
  const id = house.newId()
  await switchTraining(house, { till, isOn: true })
  await practiseSale(house, { till, id, code: null, lines: [{ productId, quantity: 1, unitPriceOre: priceOre }], totalOre: priceOre })
  await noteTrainingPrint(house, { ...till, trainingSaleId: id, id: house.newId() })
  await switchTraining(house, { till, isOn: false })
}

// One of the breads and the baguette, with a receipt on paper.
async function comesBack(till: TestTill, purchaseId: string): Promise<void> {
  const { house } = world.made
  const id = house.newId()
  const lines = [
    { place: 0, quantity: 1 },
    { place: 2, quantity: 1 },
  ]
  await returnPurchase(house, { till, id, purchaseId, lines, totalOre: 3500 + 4590, reason: 'wrong_product', note: null })
  await noteReturnPrint(house, { ...till, returnId: id, id: house.newId() })
}

async function write(from: string, until: string, schoolId: number | null = world.canteen.schoolId): Promise<string> {
  let text = ''
  for await (const piece of writeCashRegister(world.made.house.database, {
    company,
    schoolId,
    from,
    until,
    now: new Date('2026-12-01T08:00:00Z'),
    softwareVersion: '0.1.0',
  }))
    text += piece
  return text
}

async function* inChunks(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const verify = (text: string, size = 1_000) =>
  verifyFile(inChunks(text, size), (keyVersion) => (keyVersion === '1' ? verifierOf(secret.toString('base64')) : null))

describe('the file', () => {
  test.skipIf(specsFolder() === null)('is valid against the schema: a month, a day, a day of nothing, all schools', async () => {
    expect(mistakesIn(await write('2026-11-01', '2026-11-30'))).toEqual([])
    expect(mistakesIn(await write('2026-11-03', '2026-11-03'))).toEqual([])
    expect(mistakesIn(await write('2026-11-07', '2026-11-07'))).toEqual([])
    expect(mistakesIn(await write('2025-12-01', '2026-12-31', null))).toEqual([])
    expect(mistakesIn((await write('2026-11-03', '2026-11-03')).replaceAll('<amntTp>C', '<amntTp>Q'))).toHaveLength(1)
  })

  test.skipIf(specsFolder() === null)('has only own codes that are mapped to Skatteetaten’s', async () => {
    const lists = JSON.parse(readSpec('saf-t-cash-register/code-lists/code-lists.json')) as Record<string, { code: string }[]>
    const text = await write('2026-11-03', '2026-11-03')
    const basics = [...text.matchAll(/<basic>(.*?)<\/basic>/g)].map(
      ([, basic = '']) =>
        (name: string) =>
          new RegExp(`<${name}>([^<]*)<`).exec(basic)?.[1],
    )
    expect(basics.length).toBeGreaterThan(20)
    for (const basic of basics) {
      const predefined = basic('predefinedBasicID')
      // There is no list of line types.
      if (basic('basicType') === '05') continue
      expect(lists[`PredefinedBasicID-${basic('basicType')}`]?.map(({ code }) => code)).toContain(predefined)
    }
  })

  test('has every signature right, whoever verifies it, also when it begins in the middle of a chain', async () => {
    for (const [from, until, transactions] of [
      ['2026-10-30', '2026-11-30', 22 * 5 + 3],
      ['2026-11-01', '2026-11-30', 21 * 5 + 2],
      ['2026-11-30', '2026-11-30', 5 + 2],
    ] as const) {
      const text = await write(from, until)
      expect(verifyIndependently(text, secret)).toEqual({ transactions, wrong: 0 })
      expect(await verify(text)).toEqual({ registers: 2, transactions, wrong: [], wrongCount: 0, unchecked: [] })
    }
  })

  test('totals to the Z reports, and these to the grand totals', async () => {
    const text = await write('2026-10-30', '2026-11-30')
    for (const register of registersIn(text)) {
      const { soldOre, reportedOre, grandTotalOre } = totalsOf(register)
      const reported = reportedOre.reduce((sum, total) => sum + total, 0)
      expect(grandTotalOre).toBe(reported)
      // The second till closes its day when it next sells: its last day is still open.
      const isOpen = reportedOre.length === 21
      expect(isOpen ? soldOre > reported : soldOre === reported).toBe(true)
    }
    expect([...text.matchAll(/<eventType>z_report</g)]).toHaveLength(22 + 21)
    expect([...text.matchAll(/<eventType>x_report</g)]).toHaveLength(2 * 22)
  })

  test('has each sale as it was sold, no person, and the receipts that were printed', async () => {
    const text = await write('2026-11-30', '2026-11-30')
    expect(text).toContain('<cashTransLineDescr>Brus &lt;=&amp; "kald"</cashTransLineDescr>')
    expect(text).toContain('<cashTransLineDescr>Brød</cashTransLineDescr>')
    expect(text).toContain('<artDesc>Grovbrød</artDesc>')
    // Ids and signatures hold any letters.
    const words = text.replaceAll(/<(artID|signature)>[^<]*</g, '<')
    expect(words).not.toMatch(/Nora|Prøve<|>8A</)
    const counts = [...text.matchAll(/<receiptNum>(\d)<\/receiptNum><receiptCopyNum>(\d)</g)].map(([, printed, copied]) => `${printed}${copied}`)
    expect(counts).toEqual(['00', '10', '10', '10', '00', '10', '11'])
    expect([...text.matchAll(/<eventType>SALG-UTEN-UTSKRIFT</g)]).toHaveLength(5)
    const times = [...text.matchAll(/<event>.*?<eventTime>([^<]*)</g)].map(([, time]) => time as string)
    expect(times.length).toBeGreaterThan(10)
  })

  test('is called what Skatteetaten wants, and is downloaded by the office, which the journal remembers', async () => {
    const asked: AskableApp = await askableApp(world.made.house)
    try {
      expect(fileName({ company, now: new Date('2026-12-01T08:00:00Z') })).toBe('SAF-T Cash Register_988077917_20261201090000.xml')
      const cookie = await asked.cookieOf({ role: 'office', operatorId: company.operatorId, schoolId: world.canteen.schoolId })
      const address = (query: string) => `/api/office/schools/${world.canteen.schoolId}/saf-t-cash-register?${query}`
      const get = (query: string, headers: Record<string, string> = { cookie }) => asked.app.inject({ method: 'GET', url: address(query), headers })
      const reply = await get('from=2026-11-03&until=2026-11-04')
      expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, expect.stringContaining('application/xml')])
      expect(reply.body).toBe(
        (await write('2026-11-03', '2026-11-04')).replace(/<dateCreated>.*<\/timeCreated>/, /<dateCreated>.*<\/timeCreated>/.exec(reply.body)?.[0] ?? ''),
      )
      expect((await world.eventsOf(world.canteen.till)).at(-1)).toBe('journal_exported')
      for (const query of ['from=2026-11-04&until=2026-11-03', 'from=2026-02-30&until=2026-11-03', 'from=2026-11-04'])
        expect((await get(query)).statusCode).toBe(400)
      expect((await get('from=2026-11-03&until=2026-11-04', {})).statusCode).toBe(401)
    } finally {
      await asked.app.close()
    }
  })
})

describe('a return in the file', () => {
  test('is the other side of a sale with every amount below nothing, of its own kind, and names the sale', async () => {
    const text = await write('2026-11-30', '2026-11-30')
    const returns = [...text.matchAll(/<cashtransaction>(?:(?!<\/cashtransaction>).)*<transType>RETUR<.*?<\/cashtransaction>/gs)].map(([all]) => all)
    expect(returns).toHaveLength(1)
    const [back = ''] = returns
    expect(back).toContain('<transAmntIn>-80.90</transAmntIn>')
    expect([...back.matchAll(/<amntTp>(.)</g)].map(([, side]) => side)).toEqual(['D', 'D', 'D'])
    expect([...back.matchAll(/<(?:qnt|lineAmntIn|paidAmnt)>([^<]*)</g)].map(([, amount]) => amount)).toEqual(['-1', '-35.00', '-1', '-45.90', '-80.90'])
    expect(back).toMatch(/<refID>974760673-1-1\/\d+<\/refID>/)
    expect(Number(/<refID>[^/]*\/(\d+)/.exec(back)?.[1])).toBe(Number(/<nr>(\d+)/.exec(back)?.[1]) - 1)
    const nr = /<nr>(\d+)</.exec(back)?.[1]
    expect(text).toMatch(new RegExp(`<eventType>return_receipt_printed</eventType><transID>${nr}</transID>`))
    expect(text).toContain('<basicID>RETUR</basicID><predefinedBasicID>11013</predefinedBasicID>')
    expect(text).toContain('<reportReturnNum>1</reportReturnNum><reportReturnAmnt>80.90</reportReturnAmnt>')
    const last = [...text.matchAll(/<reportGrandTotalSales>([^<]*)<.*?<reportGrandTotalReturn>([^<]*)<.*?<reportGrandTotalSalesNet>([^<]*)</gs)].at(0)
    const [sales, gone, net] = (last ?? []).slice(1).map(Number)
    expect([gone, net]).toEqual([161.8, Math.round(((sales ?? 0) - 161.8) * 100) / 100])
  })
})

describe('what was practised', () => {
  test('is in the file as training, with its receipt, signed in the same chain and outside the totals', async () => {
    const text = await write('2026-11-30', '2026-11-30')
    const training = [...text.matchAll(/<cashtransaction>.*?<\/cashtransaction>/gs)].map(([all]) => all).filter((each) => each.includes('<trainingID>true<'))
    expect(training).toHaveLength(1)
    expect(training[0]).toContain('<transAmntIn>35.00</transAmntIn>')
    const nr = /<nr>(\d+)</.exec(training[0] ?? '')?.[1]
    expect(text).toMatch(new RegExp(`<eventType>training_receipt_printed</eventType><transID>${nr}</transID>`))
    const events = [...text.matchAll(/<eventType>(training_on|training_off)</g)].map(([, kind]) => kind)
    expect(events).toEqual(['training_on', 'training_off'])
    expect(text).toContain('<reportTrainingNum>1</reportTrainingNum><reportTrainingAmnt>35.00</reportTrainingAmnt>')
    for (const [kind, code] of [
      ['training_receipt_printed', '13017'],
      ['training_on', '13023'],
      ['training_off', '13024'],
    ])
      expect(text).toContain(`<basicID>${kind}</basicID><predefinedBasicID>${code}</predefinedBasicID>`)
  })
})

describe('verifying a file', () => {
  test('finds a sale that was changed, moved, left out or put in, and one signed with an unknown key', async () => {
    const text = await write('2026-11-03', '2026-11-03')
    const [first = '', second = ''] = [...text.matchAll(/<cashtransaction>.*?<\/cashtransaction>/gs)].map(([all]) => all)
    const whatIn = async (changed: string) => (await verify(changed)).wrong.map(({ what }) => what)
    expect(await whatIn(text)).toEqual([])
    expect(await whatIn(text.replace(/<transAmntIn>\d/, '<transAmntIn>9'))).toEqual(['signature'])
    expect(await whatIn(text.replace(/(<cashtransaction>.*?<transTime>)\d\d/s, '$109'))).toEqual(['signature'])
    expect(await whatIn(text.replace(first, ''))).toContain('signature')
    expect(await whatIn(text.replace(second, `${second}${second}`))).toContain('gap')
    expect(await whatIn(text.replace('<keyVersion>1', '<keyVersion>2'))).toEqual(['key'])
    expect(await whatIn(text.replace(/<signature>[^<]*/, '<signature>'))).toContain('missing')
    expect(await whatIn(text.replace(/<signature>(.)/, (_whole, letter) => `<signature>${letter === 'A' ? 'B' : 'A'}`))).toHaveLength(2)
  })

  test('comes to the same however the file is cut into pieces', async () => {
    const text = `${await write('2026-11-03', '2026-11-03')}<!-- the end -->`
    const whole = await verify(text, text.length)
    for (const size of [1, 7, 4_096]) expect(await verify(text, size)).toEqual(whole)
  })

  test('says which first transaction it could not check when the file does not tell what was before', async () => {
    const text = (await write('2026-11-03', '2026-11-03')).replaceAll(/<regDesc>[^<]*<\/regDesc>/g, '')
    const verdict = await verify(text)
    expect([verdict.wrongCount, verdict.unchecked]).toEqual([0, ['974760673-1-1', '974760673-2-1']])
  })

  test.skipIf(specsFolder() === null)('agrees with Skatteetaten’s own vector and with chains of both methods', async () => {
    const { officialHmacVector, hmacChain, rsaChain } = JSON.parse(readSpec('saf-t-cash-register/signature-test-vectors.json'))
    for (const key of [officialHmacVector.secretKeyText, officialHmacVector.secretKeyBase64])
      expect(verifierOf(key)(officialHmacVector.dataToSign, officialHmacVector.signature)).toBe(true)
    for (const [chain, key] of [
      [hmacChain, hmacChain.secretKeyText],
      [rsaChain, rsaChain.publicKeyPem],
    ]) {
      const inFile = (of: { signature: string }[]) =>
        `<?xml version="1.0"?><n1:auditfile xmlns:n1="x"><n1:company><n1:location><n1:cashregister><n1:registerID>1</n1:registerID><n1:regDesc>till; previous signature: 0</n1:regDesc>${of
          .map(
            (transaction) =>
              `<cashtransaction>${Object.entries({ ...transaction, keyVersion: '1' })
                .map(([name, value]) => `<n1:${name}><![CDATA[${value}]]></n1:${name}>`)
                .join('')}</cashtransaction>`,
          )
          .join('')}</n1:cashregister></n1:location></n1:company></n1:auditfile>`
      expect(await verifyFile(inChunks(inFile(chain.transactions), 13), () => verifierOf(key))).toMatchObject({ transactions: 4, wrongCount: 0, unchecked: [] })
      const { transactions } = chain
      const swapped = [transactions[0], { ...transactions[1], signature: transactions[2].signature }, ...transactions.slice(2)]
      expect((await verifyFile(inChunks(inFile(swapped), 13), () => verifierOf(key))).wrongCount).toBeGreaterThan(0)
    }
  })

  test.skipIf(specsFolder() === null)('reads the official example, whose key nobody has, and says that its signatures are wrong', async () => {
    const text = readSpec('saf-t-cash-register/examples/SAF-T_Cash_Register_999999999_20210330104000.xml')
    const verdict = await verify(text)
    expect(verdict.transactions).toBeGreaterThan(0)
    expect(verdict.wrongCount + verdict.unchecked.length).toBeGreaterThan(0)
    const own = readSpec('saf-t-cash-register/examples/SAF-T_Cash_Register_988077917_20260116080000_constructed.xml')
    expect(await verifyFile(inChunks(own, 500), () => verifierOf('SkatteetatenSign'))).toMatchObject({ wrongCount: 0, unchecked: [] })
  })

  test('refuses what is no audit file, or tries to be more', async () => {
    const reading = async (text: string) => {
      for await (const _event of readElements(inChunks(text, text.length > 1_000 ? 100_000 : 5))) continue
    }
    for (const [text, why] of [
      ['<a><b></a></b>', 'closed where it was not open'],
      ['<a><b>', 'ends in the middle'],
      ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'document type'],
      ['<a>&x;</a>', 'unknown entity'],
      ['no xml at all', 'ends in the middle'],
      [`<a>${'x'.repeat(1_100_000)}</a>`, 'longer than'],
    ] as const)
      await expect(reading(text), text.slice(0, 30)).rejects.toThrow(why)
    expect(() => verifierOf('short')).toThrow('16 bytes')
  })
})

test('the command verifies by the file and the keys alone, and answers with its exit code', async () => {
  const folder = scratchFolder('saf-t')
  const [file, keys, forged] = ['file.xml', 'keys.json', 'forged.xml'].map((name) => path.join(folder, name)) as [string, string, string]
  try {
    const text = await write('2026-11-01', '2026-11-30')
    fs.writeFileSync(file, text)
    fs.writeFileSync(forged, text.replace(/<transAmntIn>\d/, '<transAmntIn>9'))
    fs.writeFileSync(keys, JSON.stringify({ '1': secret.toString('base64') }))
    const run = (of: string) =>
      execFileSync(process.execPath, [path.join(import.meta.dirname, '../../cli/main.ts'), 'saf-t', 'verify', '--keys', keys, of], { encoding: 'utf8' })
    expect(run(file)).toContain('Every signature is right: 107 transactions of 2 registers.')
    expect(() => run(forged)).toThrow(expect.objectContaining({ status: 3, stdout: expect.stringContaining('the signature is not right') }))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})
