// Files for and from the bank, held against the publisher's schemas and examples.

import { describe, expect, test } from 'vitest'
import { Refused } from '../../contract/refusals.ts'
import { readSpec, specsFolder } from '../../test/specs.ts'
import { mistakesBySchema } from '../../test/xsd.ts'
import { type PaymentFile, readCamt054, writePain001 } from './index.ts'

const example = (name: string) => readSpec(`iso20022/examples/${name}`)

function refusalOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'nothing was refused'
}

const mistakesIn = (xml: string, schema: string) => mistakesBySchema(xml, `iso20022/${schema}`)

const file = (change: Partial<PaymentFile> = {}): PaymentFile => ({
  version: '03',
  messageId: 'KK-20260114-0001',
  madeAt: new Date('2026-01-14T09:15:00Z'),
  payOn: '2026-01-15',
  payer: { name: 'Kantine Eksempel AS', organisationNumber: '988077917', account: '86011117947', bic: 'DNBANOKKXXX' },
  transfers: [
    { endToEndId: 'RF-000123', amountOre: 13_750, payeeName: 'Kari Nordmann', payeeAccount: '12345678903', text: 'Tilbakebetaling kantinekonto' },
    { endToEndId: 'RF-000124', amountOre: 5_000, payeeName: 'Ola Nordmann', payeeAccount: '97101234561', text: { kid: '12344' } },
  ],
  ...change,
})

describe.skipIf(specsFolder() === null)('a file for the bank', () => {
  test.each(['03', '09'] as const)('is valid against the schema of version %s, with and without a BIC', (version) => {
    for (const bic of ['DNBANOKKXXX', null]) {
      const xml = writePain001(file({ version, payer: { ...file().payer, bic } }))
      expect(mistakesIn(xml, `pain.001.001.${version}.xsd`)).toEqual([])
    }
  })

  test('a file that breaks the schema is found out, so that the check is a check', () => {
    const xml = writePain001(file()).replace('<PmtMtd>TRF</PmtMtd>', '<PmtMtd>SOON</PmtMtd>')
    expect(mistakesIn(xml, 'pain.001.001.03.xsd')).toHaveLength(1)
  })

  test.each(['03', '09'] as const)('says in version %s what the constructed example says', (version) => {
    const told = (xml: string) =>
      xml
        .replaceAll(/<!--[\s\S]*?-->/g, '')
        .replaceAll(/>\s*</g, '>\n<')
        .replaceAll(/REFUND-20260114-0001|KK-20260114-0001/g, 'ID')
        .trim()
    expect(told(writePain001(file({ version })))).toBe(told(example(`pain.001.001.${version}_refund_NO_constructed.xml`)))
  })

  test('is the same to the byte when it is made again', () => {
    expect(writePain001(file())).toBe(writePain001(file()))
  })

  test('keeps names in one line, without what XML forbids, and no longer than a bank takes', () => {
    const payeeName = `Bartholomeus-Emmanuel\u0000\nNguyễn <Haugerud> & sønn ${'å'.repeat(100)}`
    const xml = writePain001(file({ transfers: [{ ...(file().transfers[0] as PaymentFile['transfers'][number]), payeeName, text: '\u0007' }] }))
    expect(mistakesIn(xml, 'pain.001.001.03.xsd')).toEqual([])
    expect(xml).toContain('<Nm>Bartholomeus-Emmanuel Nguyễn &lt;Haugerud&gt; &amp; sønn åååååååå')
    expect(xml).toContain('<Ustrd>-</Ustrd>')
  })

  test('is not made without payments, with an id twice or with one too long', () => {
    const [first] = file().transfers as [PaymentFile['transfers'][number]]
    expect(() => writePain001(file({ transfers: [] }))).toThrow('needs payments')
    expect(() => writePain001(file({ transfers: [first, first] }))).toThrow('an id of its own')
    expect(() => writePain001(file({ transfers: [{ ...first, endToEndId: 'x'.repeat(36) }] }))).toThrow('too long')
    expect(() => writePain001(file({ messageId: 'x'.repeat(34) }))).toThrow('too long')
    expect(() => writePain001(file({ messageId: 'x'.repeat(33), transfers: [{ ...first, endToEndId: 'x'.repeat(35) }] }))).not.toThrow()
  })
})

describe.skipIf(specsFolder() === null)('a file from the bank', () => {
  const read = () => readCamt054(example('camt.054.001.02_kid_topup_NO_constructed.xml'))

  test('is read payment by payment, with the KID, the payer and the bank’s own reference', () => {
    expect(read().messageId).toBe('CAMT054-20260115-1')
    expect(read().entries).toEqual([
      {
        accountNumber: '86011117947',
        reference: '20260115-0000001-1',
        direction: 'in',
        isReversal: false,
        amountOre: 20_000,
        bookedOn: '2026-01-15',
        kid: '12344',
        message: null,
        payerName: 'Kari Nordmann',
        payerAccount: '12345678903',
        endToEndId: null,
        paymentInfoId: null,
        returnCode: null,
      },
      expect.objectContaining({ reference: '20260115-0000001-2', amountOre: 50_000, kid: '98765432103', payerName: 'Ola Nordmann' }),
    ])
  })

  test('says the same in its newer version', () => {
    expect(readCamt054(example('camt.054.001.08_kid_topup_NO_constructed.xml'))).toEqual(read())
  })

  test('whose parts do not add up is believed only as a whole', () => {
    const xml = example('camt.054.001.02_kid_topup_NO_constructed.xml').replace('<Amt Ccy="NOK">500.00</Amt></TxAmt>', '<Amt Ccy="NOK">499.00</Amt></TxAmt>')
    expect(readCamt054(xml).entries).toEqual([expect.objectContaining({ reference: '20260115-0000001', amountOre: 70_000, kid: null, payerName: null })])
  })

  test('gives each payment a reference of its own when the bank named only the batch', () => {
    const xml = example('camt.054.001.08_kid_topup_NO_constructed.xml').replaceAll(/<Refs>.*?<\/Refs>/g, '')
    expect(readCamt054(xml).entries.map(({ reference }) => reference)).toEqual(['20260115-0000001#1', '20260115-0000001#2'])
  })

  test('tells money out and bookings taken back from money in, and leaves out what is not booked', () => {
    const xml = example('camt.054.001.02_kid_topup_NO_constructed.xml')
    expect(readCamt054(xml.replace('<CdtDbtInd>CRDT', '<RvslInd>true</RvslInd><CdtDbtInd>DBIT')).entries[0]).toMatchObject({
      direction: 'out',
      isReversal: true,
    })
    expect(readCamt054(xml.replace('<Sts>BOOK', '<Sts>PDNG')).entries).toEqual([])
  })

  test('in another currency, without a reference, of another kind, or no file at all is refused by name', () => {
    const xml = example('camt.054.001.02_kid_topup_NO_constructed.xml')
    expect(refusalOf(() => readCamt054(example('camt.054.001.08_generic_genkgo.xml')))).toBe('bank_file_unreadable')
    expect(refusalOf(() => readCamt054(xml.replaceAll('Ccy="NOK"', 'Ccy="SEK"')))).toBe('bank_file_other_currency')
    expect(refusalOf(() => readCamt054(xml.replaceAll(/<AcctSvcrRef>.*?<\/AcctSvcrRef>/g, '')))).toBe('bank_file_without_reference')
    expect(refusalOf(() => readCamt054(writePain001(file())))).toBe('bank_file_of_other_kind')
    expect(refusalOf(() => readCamt054(xml.replace('camt.054.001.02', 'camt.053.001.02')))).toBe('bank_file_of_other_kind')
    for (const text of ['', 'hello', '<Document', '{"a":1}', `<!DOCTYPE a [<!ENTITY b "c">]>${xml.replace(/<\?xml.*?\?>/, '')}`]) {
      expect(['bank_file_unreadable', 'bank_file_of_other_kind']).toContain(refusalOf(() => readCamt054(text)))
    }
  })

  test.each(['0', '-5.00', '1,50', '1.234', '1e3', 'NaN', '9999999999'])('with the amount %s is refused', (amount) => {
    const xml = example('camt.054.001.02_kid_topup_NO_constructed.xml').replace('>700.00<', `>${amount}<`)
    expect(refusalOf(() => readCamt054(xml))).toBe('bank_file_unreadable')
  })
})
