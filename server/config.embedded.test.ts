import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { usualPushHosts } from '../rules/push-endpoint.ts'
import { ConfigMistakes, type Environment, makeSecretFile, readConfig, readDatabasePlace, variables } from './config.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kantinekort-config-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const secret = () => randomBytes(32).toString('base64')
const good = (): Environment => ({ PUBLIC_URL: 'http://127.0.0.1:3000', KANTINEKORT_SECRET: secret(), SMTP_URL: 'off' })

function mistakesOf(environment: Environment, installation: 'demo' | 'real' = 'real'): readonly string[] {
  try {
    readConfig(environment, installation)
    return []
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes
    throw error
  }
}

test('a demo needs nothing, listens on this machine only, and makes its own secret beside the database', () => {
  const data = path.join(folder, 'demo')
  const config = readConfig({ KANTINEKORT_DATA: data }, 'demo')
  expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: 'http://127.0.0.1:3000', mail: null, tls: null, dataFolder: data })
  expect(fs.statSync(path.join(data, 'secret')).mode & 0o777).toBe(0o600)
  expect(readConfig({ KANTINEKORT_DATA: data }, 'demo').masterSecret).toEqual(config.masterSecret)
})

test('real operation has no default secret, address or mail server, and all of it is told at once', () => {
  const mistakes = mistakesOf({ PORT: 'many', KANTINEKORT_DATA: folder })
  expect(mistakes).toHaveLength(4)
  expect(mistakes.join('\n')).toMatch(/PORT is "many".*\n.*PUBLIC_URL is missing.*\n.*master secret is missing.*\n.*SMTP_URL is missing/)
})

test('the folder of the bank’s files must be there', () => {
  expect(mistakesOf({ ...good(), KANTINEKORT_BANK_FOLDER: folder })).toEqual([])
  expect(mistakesOf({ ...good(), KANTINEKORT_BANK_FOLDER: path.join(folder, 'nowhere') })).toEqual([expect.stringContaining('KANTINEKORT_BANK_FOLDER is')])
  expect(readConfig(good(), 'real').bankFolder).toBeNull()
})

test('a misspelt variable of ours is named, with those there are', () => {
  expect(mistakesOf({ ...good(), KANTINEKORT_SECERT: secret() })).toEqual([expect.stringContaining('KANTINEKORT_SECERT is unknown')])
})

describe('the master secret', () => {
  const withFile = (file: string, mode = 0o600, content = secret()) => {
    fs.writeFileSync(file, content)
    fs.chmodSync(file, mode)
    return mistakesOf({ ...good(), KANTINEKORT_SECRET: undefined, KANTINEKORT_SECRET_FILE: file, KANTINEKORT_DATA: path.join(folder, 'data') })
  }

  test('is taken from a file that only its owner may read, and from no other', () => {
    expect(withFile(path.join(folder, 'mine'))).toEqual([])
    expect(withFile(path.join(folder, 'ours'), 0o640)).toEqual([expect.stringContaining('chmod 600')])
  })

  test('may not lie in the database folder', () => {
    fs.mkdirSync(path.join(folder, 'data', 'postgres'), { recursive: true })
    expect(withFile(path.join(folder, 'data', 'postgres', 'secret'))).toEqual([expect.stringContaining('lies in the database folder')])
    expect(withFile(path.join(folder, 'data', 'secret'))).toEqual([])
  })

  test('has 32 random bytes or more: 31, words, and the same byte over and over are refused', () => {
    for (const bad of [randomBytes(31).toString('base64'), 'change me', Buffer.alloc(32, 7).toString('base64'), 'A'.repeat(64)]) {
      expect(mistakesOf({ ...good(), KANTINEKORT_SECRET: bad })).toEqual([expect.stringContaining('base64 of at least 32 random bytes')])
    }
    expect(mistakesOf({ ...good(), KANTINEKORT_SECRET: randomBytes(32).toString('base64') })).toEqual([])
  })

  test('stands in one place, and a file of it is never written over', () => {
    expect(mistakesOf({ ...good(), KANTINEKORT_SECRET_FILE: '/etc/hostname' })).toEqual([expect.stringContaining('both set')])
    const file = path.join(folder, 'new', 'secret')
    makeSecretFile(file)
    expect(() => makeSecretFile(file)).toThrow('EEXIST')
  })
})

describe('passwords do not cross a network in clear text', () => {
  test('real operation on the network needs HTTPS, by certificate or by a proxy', () => {
    expect(mistakesOf({ ...good(), HOST: '0.0.0.0', PUBLIC_URL: 'https://kantine.example.no' })).toHaveLength(2)
    expect(mistakesOf({ ...good(), HOST: '0.0.0.0', PUBLIC_URL: 'https://kantine.example.no', TRUSTED_PROXIES: '1' })).toEqual([])
    expect(mistakesOf({ ...good(), PUBLIC_URL: 'http://kantine.example.no' })).toEqual([expect.stringContaining('write https://kantine.example.no')])
  })

  test('a certificate comes with its own key', () => {
    const made = (name: string) => {
      const [cert, key] = [path.join(folder, `${name}.crt`), path.join(folder, `${name}.key`)]
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-subj',
          '/CN=localhost',
          '-days',
          '2',
          '-keyout',
          key,
          '-out',
          cert,
        ],
        { stdio: 'ignore' },
      )
      return { TLS_CERT_FILE: cert, TLS_KEY_FILE: key }
    }
    const [one, two] = [made('one'), made('two')]
    const address = { ...good(), HOST: '0.0.0.0', PUBLIC_URL: 'https://kantine.example.no' }
    expect(mistakesOf({ ...address, ...one })).toEqual([])
    expect(mistakesOf({ ...address, ...one, TLS_KEY_FILE: two.TLS_KEY_FILE })).toContainEqual(expect.stringContaining('does not belong'))
    expect(mistakesOf({ ...address, TLS_CERT_FILE: one.TLS_CERT_FILE })).toContainEqual(expect.stringContaining('HTTPS needs both'))
    expect(mistakesOf({ ...address, ...one, TLS_CERT_FILE: '/nowhere' })).toContainEqual(expect.stringContaining('cannot be read (ENOENT)'))
  })
})

test('the address is a name alone: a path, a query or a word is refused', () => {
  for (const bad of ['kantine.example.no', 'https://kantine.example.no/portal', 'https://kantine.example.no/?a', 'ftp://kantine.example.no']) {
    expect(mistakesOf({ ...good(), PUBLIC_URL: bad, TRUSTED_PROXIES: '1' }), bad).toEqual([expect.stringContaining('the scheme and the name alone')])
  }
  expect(readConfig({ ...good(), PUBLIC_URL: 'https://kantine.example.no/', TRUSTED_PROXIES: '1' }, 'real').publicUrl).toBe('https://kantine.example.no')
})

test('e-mail has a server and a sender, or is switched off by name', () => {
  expect(mistakesOf({ ...good(), SMTP_URL: 'smtp.example.no', MAIL_FROM: 'kantine@example.no' })).toEqual([expect.stringContaining('SMTP_URL is not')])
  expect(mistakesOf({ ...good(), SMTP_URL: 'smtp://smtp.example.no' })).toEqual([expect.stringContaining('MAIL_FROM is missing')])
  expect(readConfig({ ...good(), SMTP_URL: 'smtp://smtp.example.no', MAIL_FROM: 'Kantina <kantine@example.no>' }, 'real').mail).toEqual({
    smtpUrl: 'smtp://smtp.example.no',
    from: 'Kantina <kantine@example.no>',
  })
})

describe('the SMS gateway', () => {
  const gateway = { SMS_URL: 'https://kantine:hemmelig%2Fgod@n-eu.linkmobility.io/sms/', SMS_PLATFORM_ID: 'SMSC', SMS_PARTNER_ID: '12345' }

  test('is LINK’s address with our user, two ids, and sensible limits', () => {
    expect(readConfig({ ...good(), ...gateway, SMS_GATE: 'AbCdEfGh' }, 'real').sms).toEqual({
      partsADay: 1000,
      linkMobility: {
        baseUrl: 'https://n-eu.linkmobility.io/sms',
        username: 'kantine',
        password: 'hemmelig/god',
        platformId: 'SMSC',
        platformPartnerId: '12345',
        sender: 'Kantine',
        gate: 'AbCdEfGh',
        prefixes: ['+47'],
      },
    })
    expect(readConfig({ ...good(), ...gateway, SMS_PREFIXES: '+47, +46', SMS_PARTS_A_DAY: '1' }, 'real').sms).toMatchObject({
      partsADay: 1,
      linkMobility: { prefixes: ['+47', '+46'], gate: null },
    })
  })

  test('may be missing, but not half of it', () => {
    expect(readConfig(good(), 'real').sms).toBeNull()
    expect(mistakesOf({ ...good(), SMS_SENDER: 'Kantine', SMS_PARTNER_ID: '1' })).toEqual([
      expect.stringContaining('SMS_PARTNER_ID, SMS_SENDER are set, but SMS_URL'),
    ])
    expect(mistakesOf({ ...good(), SMS_URL: gateway.SMS_URL })).toEqual([
      expect.stringContaining('SMS_PLATFORM_ID is missing'),
      expect.stringContaining('SMS_PARTNER_ID is missing'),
    ])
  })

  test('has a sender of at most 11 letters and digits, and a limit of the day', () => {
    for (const SMS_SENDER of ['Kantinekort1', '4kantine', 'Kantine!'])
      expect(mistakesOf({ ...good(), ...gateway, SMS_SENDER })).toEqual([expect.stringContaining('SMS_SENDER is')])
    expect(mistakesOf({ ...good(), ...gateway, SMS_SENDER: 'Kantinekort' })).toEqual([])
    for (const SMS_PARTS_A_DAY of ['0', '1000001', 'mange'])
      expect(mistakesOf({ ...good(), ...gateway, SMS_PARTS_A_DAY })).toEqual([expect.stringContaining('SMS_PARTS_A_DAY is')])
    expect(mistakesOf({ ...good(), ...gateway, SMS_PREFIXES: '47' })).toEqual([expect.stringContaining('SMS_PREFIXES is')])
  })

  test('is never told its password in a complaint, nor spoken to in clear text across a network', () => {
    const mistakes = [
      'http://kantine:hemmelig@gateway.example/sms',
      'https://kantine:hemmelig@gateway.example/sms?a=1',
      'ftp://kantine:hemmelig@gateway.example',
    ].flatMap((SMS_URL) => mistakesOf({ ...good(), ...gateway, SMS_URL }))
    expect(mistakes).toHaveLength(3)
    expect(mistakes.join()).not.toContain('hemmelig')
    expect(mistakesOf({ ...good(), ...gateway, SMS_URL: 'http://a:b@127.0.0.1:4020/sms' })).toEqual([])
    expect(mistakesOf({ ...good(), ...gateway, SMS_URL: 'https://n-eu.linkmobility.io/sms' })).toEqual([expect.stringContaining('no user or no password')])
  })
})

test('enquiries are kept for 24 months unless told, for one month at least and ten years at most', () => {
  const monthsOf = (months: string | undefined) => readConfig({ ...good(), ENQUIRY_MONTHS_KEPT: months }, 'real').kept.enquiryMonths
  expect([monthsOf(undefined), monthsOf('1'), monthsOf('120')]).toEqual([24, 1, 120])
  for (const bad of ['0', '121', 'two']) {
    expect(mistakesOf({ ...good(), ENQUIRY_MONTHS_KEPT: bad })).toEqual([expect.stringContaining('whole number from 1 to 120')])
  }
})

test('the database is a folder, or a server with one address or several', () => {
  expect(readDatabasePlace({})).toEqual({ database: { folder: path.resolve('data') }, dataFolder: path.resolve('data') })
  const url = 'postgres://kantine:secret@one:5432,two:5432/kantinekort'
  expect(readDatabasePlace({ DATABASE_URL: url })).toEqual({ database: { url }, dataFolder: null })
  expect(() => readDatabasePlace({ DATABASE_URL: 'mysql://one/kantinekort' })).toThrow('not an address of PostgreSQL')
})

test('docs/running.md explains every variable', () => {
  const docs = fs.readFileSync(path.join(import.meta.dirname, '../docs/running.md'), 'utf8')
  expect(Object.keys(variables).filter((name) => !docs.includes(`\`${name}\``))).toEqual([])
})

test('push goes to the services of browsers and to those that are named, or nowhere', () => {
  expect(readConfig(good(), 'real').pushHosts).toEqual(usualPushHosts)
  expect(readConfig({ ...good(), PUSH_HOSTS: 'push.example.org, *.example.net' }, 'real').pushHosts).toEqual([
    ...usualPushHosts,
    'push.example.org',
    '*.example.net',
  ])
  expect(readConfig({ ...good(), PUSH_HOSTS: 'off' }, 'real').pushHosts).toBeNull()
  for (const host of ['10.0.0.1', 'localhost', '*', 'http://10.0.0.1:80'])
    expect(mistakesOf({ ...good(), PUSH_HOSTS: host })).toEqual([expect.stringContaining('PUSH_HOSTS has')])
})
